using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

/// <summary>Links that break, and power that fails, at the moments where two files must agree.</summary>
public sealed class InterruptionTests(KeySticks sticks) : IClassFixture<KeySticks>, IDisposable
{
    private readonly TestRepository repository = new();

    private string Keys => Path.Combine(repository.Hub, "keys");

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("content")]
    public async Task Sync_cut_after_a_new_root_leaves_the_release_and_the_next_sync_goes_on(string rotated)
    {
        repository.Publish();
        await repository.SyncAsync();
        Rotate(rotated);
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();
        var source = new LyingSource(repository.Root)
        {
            Cut = path => path.StartsWith("targets/", StringComparison.Ordinal) ? 1 : null,
        };
        await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));

        Assert.Equal(1, ReleaseView.Open(repository.Mirror.Repository).Release);
        Assert.Equal(2, (await repository.SyncAsync()).Release);
        Assert.Equal(2, ReleaseView.Open(repository.Mirror.Repository).Release);
    }

    [Fact]
    public async Task Point_that_lost_its_link_after_a_new_root_serves_only_what_others_can_follow()
    {
        repository.Publish();
        await repository.SyncAsync();
        Rotate("timestamp");
        repository.SignAgain();
        var source = new LyingSource(repository.Root) { Endless = path => path == RepositoryLayout.Timestamp };
        await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));

        var view = ReleaseView.Open(repository.Mirror.Repository);

        Assert.NotNull(view.ServedOnDisk("metadata/1.root.json"));
        Assert.Null(view.ServedOnDisk("metadata/2.root.json"));
    }

    [Fact]
    public async Task Files_of_a_thief_with_the_same_numbers_do_not_stand_in_the_way_of_the_true_ones()
    {
        repository.Publish();
        var stolen = repository.CopyHub("stolen");
        repository.Write("articles/rice/blast/vi.md", "Giả\n"); // forged
        repository.Publish(stolen);
        await repository.SyncAsync(new FolderSource(Path.Combine(stolen, "repository")));
        Rotate([.. KeyFolder.OnlineNames]);

        await repository.SyncAsync();

        Assert.Equal("Đạo ôn\n", ReadText());
    }

    [Fact]
    public async Task Release_of_a_thief_is_left_also_when_the_link_broke_before_the_switch()
    {
        repository.Publish();
        var stolen = repository.CopyHub("stolen");
        repository.Write("articles/rice/blast/vi.md", "Giả\n"); // forged
        repository.Publish(stolen);
        await repository.SyncAsync(new FolderSource(Path.Combine(stolen, "repository")));
        Rotate([.. KeyFolder.OnlineNames]);
        var source = new LyingSource(repository.Root)
        {
            Cut = path => path.EndsWith(".snapshot.json", StringComparison.Ordinal) ? 1 : null,
        };
        await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));

        await repository.SyncAsync();

        Assert.Equal("Đạo ôn\n", ReadText());
    }

    [Fact]
    public async Task New_signature_of_the_same_release_is_kept_although_power_failed_before_the_switch()
    {
        repository.Publish();
        await repository.SyncAsync();
        var timestamp = RepositoryLayout.OnDisk(repository.Mirror.Repository, RepositoryLayout.Timestamp);
        var old = await File.ReadAllBytesAsync(timestamp, TestContext.Current.CancellationToken);
        repository.Clock.Advance(TimeSpan.FromDays(2));
        repository.SignAgain();
        await repository.SyncAsync();
        await File.WriteAllBytesAsync(timestamp, old, TestContext.Current.CancellationToken);

        await repository.SyncAsync();

        Assert.Equal(repository.Clock.GetUtcNow(), ReleaseView.Open(repository.Mirror.Repository).SignedAt);
    }

    [Theory]
    [InlineData("metadata/timestamp.json")]
    [InlineData("metadata/1.rice-text.json")]
    public async Task Release_that_no_longer_opens_is_replaced_by_a_whole_one(string path)
    {
        repository.Publish();
        await repository.SyncAsync();
        await File.WriteAllTextAsync(
            RepositoryLayout.OnDisk(repository.Mirror.Repository, path),
            "",
            TestContext.Current.CancellationToken
        );
        _ = repository.Mirror.ClockFloor(); // the status is asked for meanwhile

        await repository.SyncAsync();

        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_that_is_gone_or_lost_its_end_comes_back_with_the_next_sync(bool isGone)
    {
        repository.Publish();
        await repository.SyncAsync();
        var view = ReleaseView.Open(repository.Mirror.Repository);
        var file = view.PathOnDisk("articles/rice/blast/vi.md")!; // published
        if (isGone)
            File.Delete(file);
        else
            await File.WriteAllTextAsync(file, "Đạo", TestContext.Current.CancellationToken);

        await repository.SyncAsync();

        Assert.Empty(view.FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task New_point_takes_a_hub_whose_keys_were_replaced_before()
    {
        repository.Publish();
        Rotate([.. KeyFolder.OnlineNames]);

        Assert.Equal(1, (await repository.SyncAsync()).Release);
    }

    [Fact]
    public async Task Damaged_metadata_of_the_point_is_fetched_again()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();
        var left = Path.Combine(repository.Mirror.Repository, "metadata", "2.rice-text.json");
        await File.WriteAllTextAsync(left, "{}", TestContext.Current.CancellationToken);

        await repository.SyncAsync();

        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Point_may_start_from_a_later_root()
    {
        repository.Publish();
        HoldCeremony();
        var later = new FirstTrust(Path.Combine(repository.Root, "metadata", "2.root.json"), null);

        await repository.Mirror.SyncAsync(
            [new FolderSource(repository.Root)],
            later,
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(1, ReleaseView.Open(repository.Mirror.Repository).Release);
        Assert.False((await repository.SyncAsync()).IsNew);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Power_that_fails_at_the_end_of_a_ceremony_leaves_a_hub_that_works_and_no_old_key(bool keepsMark)
    {
        repository.Publish();
        repository.CopyKeys("keys-before");
        HoldCeremony();
        foreach (var file in Directory.EnumerateFiles(repository.PathOf("keys-before")))
            if (keepsMark || Path.GetExtension(file) == ".pem")
                File.Copy(file, Path.Combine(Keys, Path.GetFileName(file)), overwrite: true);

        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        Rotate(["content"], "a", "b");
        repository.Write("library.yaml", "name: Latest\n");
        repository.Publish();

        Assert.Equal(3, (await repository.SyncAsync()).Release);
        Assert.Equal(
            ["content.pem", "snapshot.pem", "timestamp.pem"],
            Directory.GetFiles(Keys).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public void Ceremony_that_was_held_is_not_begun_again_after_power_failed()
    {
        repository.Publish();
        repository.CopyKeys("keys-before");
        HoldCeremony();
        foreach (var file in Directory.EnumerateFiles(repository.PathOf("keys-before")))
            File.Copy(file, Path.Combine(Keys, Path.GetFileName(file)), overwrite: true);

        var refused = Assert.Throws<ReleaseException>(HoldCeremony);

        Assert.Equal(ReleaseProblem.NoKey, refused.Problem);
        Assert.Equal(1, ReleaseView.Open(repository.Root).Release);
    }

    private string ReadText()
    {
        using var reader = new StreamReader(
            ReleaseView.Open(repository.Mirror.Repository).OpenFile("articles/rice/blast/vi.md")
        );
        return reader.ReadToEnd();
    }

    private void HoldCeremony()
    {
        using var keys = KeyFolder.Open(Keys);
        new KeyCeremony(repository.Hub, keys, repository.Clock).TakeOffline([sticks["a"], sticks["b"], sticks["c"]]);
    }

    private void Rotate(params string[] names) => Rotate(names, []);

    private void Rotate(string[] names, params string[] given)
    {
        using var keys = KeyFolder.Open(Keys);
        new KeyCeremony(repository.Hub, keys, repository.Clock).Rotate(names, [.. given.Select(name => sticks[name])]);
    }
}
