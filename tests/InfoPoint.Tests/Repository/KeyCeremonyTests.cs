using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class KeyCeremonyTests(KeySticks sticks) : IClassFixture<KeySticks>, IDisposable
{
    private readonly TestRepository repository = new();

    private string Keys => Path.Combine(repository.Hub, "keys");

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Root_and_targets_leave_the_hub_and_points_follow()
    {
        repository.Publish();
        await repository.SyncAsync();

        HoldCeremony();

        Assert.Equal(
            ["content.pem", "snapshot.pem", "timestamp.pem"],
            Directory.GetFiles(Keys).Select(Path.GetFileName).Order()
        );
        await repository.SyncAsync();
        Assert.Equal(2, repository.RootVersion);
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        Assert.Equal(2, (await repository.SyncAsync()).Release);
    }

    [Fact]
    public void Keys_on_a_stick_are_encrypted_and_open_with_their_passphrase_alone()
    {
        var pem = File.ReadAllText(Path.Combine(sticks.Folder, "a", "infopoint-keys", "root.pem"));
        var refused = Assert.Throws<ReleaseException>(() =>
            StickKeys.Read(Path.Combine(sticks.Folder, "a"), "another")
        );

        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", pem, StringComparison.Ordinal);
        Assert.Equal(ReleaseProblem.NoKey, refused.Problem);
    }

    [Fact]
    public void Stick_that_holds_keys_is_not_written_over() =>
        Assert.Throws<ReleaseException>(() => StickKeys.Create(Path.Combine(sticks.Folder, "a"), KeySticks.Passphrase));

    [Theory]
    [InlineData("a")]
    [InlineData("a", "a")]
    public void One_stick_signs_nothing(params string[] given)
    {
        repository.Publish();
        HoldCeremony();
        var before = File.ReadAllBytes(Path.Combine(repository.Root, "metadata", "timestamp.json"));

        var refused = Assert.Throws<ReleaseException>(() => Rotate(["timestamp"], given));

        Assert.Equal(ReleaseProblem.NoKey, refused.Problem);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(repository.Root, "metadata", "timestamp.json")));
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("content")]
    [InlineData("content", "snapshot", "timestamp")]
    public async Task Each_key_of_the_hub_is_replaced_by_two_sticks_and_points_follow(params string[] names)
    {
        repository.Publish();
        HoldCeremony();
        await repository.SyncAsync();
        var before = Pems(names);

        Rotate(names, ["a", "c"]);

        Assert.All(names, name => Assert.NotEqual(before[name], Pems([name])[name]));
        await repository.SyncAsync();
        Assert.Equal(3, repository.RootVersion);
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        Assert.Equal(2, (await repository.SyncAsync()).Release);
    }

    [Fact]
    public void Development_hub_rotates_without_sticks()
    {
        repository.Publish();

        Rotate(["snapshot"], []);

        Assert.True(File.Exists(Path.Combine(repository.Root, "metadata", "2.root.json")));
        Assert.Equal(1, ReleaseView.Open(repository.Root).Release);
    }

    [Fact]
    public async Task Point_that_saw_versions_of_a_thief_comes_back_after_the_rotation()
    {
        repository.Publish();
        HoldCeremony();
        var stolen = repository.Copy("stolen");
        repository.CopyKeys("stolen-keys");
        await repository.SyncAsync();
        repository.ForgeTimestamp(stolen, "stolen-keys", version: 99_999);
        await repository.SyncAsync(new FolderSource(stolen));
        repository.Write("library.yaml", "name: True\n");
        repository.Publish();
        Assert.Equal(
            ReleaseProblem.Rollback,
            (await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync())).Problem
        );

        Rotate([.. KeyFolder.OnlineNames], ["b", "c"]);

        Assert.Equal(2, (await repository.SyncAsync()).Release);
        var again = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(new FolderSource(stolen)));
        Assert.Equal(ReleaseProblem.BadSignature, again.Problem);
    }

    [Fact]
    public async Task Crash_before_the_new_root_leaves_a_repository_that_works_and_the_rotation_can_be_done_again()
    {
        repository.Publish();
        HoldCeremony();
        await repository.SyncAsync();
        repository.CopyKeys("keys-before");
        Rotate([.. KeyFolder.OnlineNames], ["a", "b"]);
        File.Delete(Path.Combine(repository.Root, "metadata", "3.root.json"));
        // The crash left the next keys beside the old ones.
        foreach (var name in KeyFolder.OnlineNames)
        {
            File.Move(Path.Combine(Keys, $"{name}.pem"), Path.Combine(Keys, $"{name}.next.pem"));
            File.Copy(repository.PathOf("keys-before", $"{name}.pem"), Path.Combine(Keys, $"{name}.pem"));
        }

        await repository.SyncAsync();
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        Assert.Equal(2, (await repository.SyncAsync()).Release);
        Rotate([.. KeyFolder.OnlineNames], ["a", "b"]);

        await repository.SyncAsync();
        Assert.Equal(3, repository.RootVersion);
        Assert.DoesNotContain(Directory.GetFiles(Keys), file => file.EndsWith(".next.pem", StringComparison.Ordinal));
    }

    private void HoldCeremony()
    {
        using var keys = KeyFolder.Open(Keys);
        new KeyCeremony(repository.Hub, keys, repository.Clock).TakeOffline([sticks["a"], sticks["b"], sticks["c"]]);
    }

    private void Rotate(string[] names, string[] given)
    {
        using var keys = KeyFolder.Open(Keys);
        new KeyCeremony(repository.Hub, keys, repository.Clock).Rotate(names, [.. given.Select(name => sticks[name])]);
    }

    private Dictionary<string, string> Pems(string[] names) =>
        names.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(Keys, name + ".pem")));
}
