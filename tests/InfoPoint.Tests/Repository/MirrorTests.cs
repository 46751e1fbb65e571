using System.Text;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class MirrorTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Release_is_mirrored_byte_for_byte()
    {
        repository.Publish();

        var outcome = await repository.SyncAsync();

        Assert.Equal((1, true), (outcome.Release, outcome.IsNew));
        var mirrored = ReleaseView.Open(repository.Mirror.Repository);
        Assert.Empty(mirrored.FindDamage(TestContext.Current.CancellationToken));
        Assert.Equal(ReleaseView.Open(repository.Root).Files, mirrored.Files);
    }

    [Fact]
    public async Task Second_sync_asks_for_two_files_when_nothing_changed()
    {
        repository.Publish();
        await repository.SyncAsync();
        var source = new LyingSource(repository.Root);

        var outcome = await repository.SyncAsync(source);

        Assert.False(outcome.IsNew);
        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json"], source.Asked.Select(asked => asked.Path));
    }

    [Fact]
    public async Task Only_changed_targets_are_fetched()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();
        var source = new LyingSource(repository.Root);

        var outcome = await repository.SyncAsync(source);

        Assert.Equal(["articles/rice/blast/vi.md"], outcome.Changed);
        Assert.Single(source.Asked, asked => asked.Path.StartsWith("targets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cut_download_goes_on_where_it_was_cut()
    {
        repository.Publish();
        var source = new LyingSource(repository.Root)
        {
            Cut = path => path.Contains("pile", StringComparison.Ordinal) ? 200_000 : null,
        };
        await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));
        Assert.Null(repository.Active);
        source.Cut = _ => null;
        source.Asked.Clear();

        await repository.SyncAsync(source);

        Assert.Equal(
            200_000,
            Assert.Single(source.Asked, asked => asked.Path.Contains("pile", StringComparison.Ordinal)).Offset
        );
        Assert.Equal(1, repository.Active);
    }

    [Fact]
    public Task Changed_target_is_refused() =>
        RefusedAfterNewReleaseAsync(
            ReleaseProblem.WrongHash,
            source =>
                source.Lie = (path, bytes) =>
                    path.StartsWith("targets/articles/rice", StringComparison.Ordinal) ? Flip(bytes) : null
        );

    [Fact]
    public Task Changed_snapshot_is_refused() =>
        RefusedAfterNewReleaseAsync(
            ReleaseProblem.WrongHash,
            source =>
                source.Lie = (path, bytes) =>
                    path.EndsWith(".snapshot.json", StringComparison.Ordinal)
                        ? Encoding.UTF8.GetBytes(
                            Encoding
                                .UTF8.GetString(bytes)
                                .Replace("\"release\":2", "\"release\":9", StringComparison.Ordinal)
                        )
                        : null
        );

    [Fact]
    public Task Roles_of_one_key_that_changed_places_are_refused() =>
        RefusedAfterNewReleaseAsync(
            ReleaseProblem.WrongHash,
            source =>
                source.Lie = (path, _) =>
                    path == "metadata/2.rice-text.json"
                        ? File.ReadAllBytes(Path.Combine(repository.Root, "metadata", "2.packs.json"))
                        : null
        );

    [Fact]
    public Task Target_longer_than_announced_is_refused() =>
        RefusedAfterNewReleaseAsync(
            ReleaseProblem.WrongLength,
            source =>
                source.Lie = (path, bytes) =>
                    path.StartsWith("targets/", StringComparison.Ordinal) ? [.. bytes, 1, 2, 3] : null
        );

    [Theory]
    [InlineData("targets/")]
    [InlineData("metadata/timestamp.json")]
    [InlineData("metadata/2.snapshot.json")]
    public Task Endless_answer_is_refused(string prefix) =>
        RefusedAfterNewReleaseAsync(
            ReleaseProblem.WrongLength,
            source => source.Endless = path => path.StartsWith(prefix, StringComparison.Ordinal)
        );

    [Fact]
    public async Task Older_timestamp_is_refused()
    {
        repository.Publish();
        var old = repository.Copy("old");
        repository.SignAgain();
        await repository.SyncAsync();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(new FolderSource(old)));

        Assert.Equal(ReleaseProblem.Rollback, refused.Problem);
        Assert.Equal(1, repository.Active);
    }

    [Fact]
    public async Task Expired_timestamp_is_refused_and_the_old_release_stays()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("library.yaml", "name: Newer\n");
        repository.Publish();
        repository.Clock.Advance(TimeSpan.FromDays(91));

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync());

        Assert.Equal(ReleaseProblem.Expired, refused.Problem);
        Assert.Equal(1, repository.Active);
        Assert.Equal(1, ReleaseView.Open(repository.Mirror.Repository).Release);
    }

    [Fact]
    public async Task Signature_by_another_key_is_refused()
    {
        repository.Publish();
        await repository.SyncAsync();
        using var other = new TestRepository();
        other.Publish();
        other.Write("library.yaml", "name: Forged\n");
        other.Publish();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() =>
            repository.SyncAsync(new FolderSource(other.Root))
        );

        Assert.Equal(ReleaseProblem.BadSignature, refused.Problem);
        Assert.Equal(1, repository.Active);
    }

    [Fact]
    public async Task First_sync_needs_somebody_to_trust()
    {
        repository.Publish();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() =>
            repository.Mirror.SyncAsync(
                [new FolderSource(repository.Root)],
                new FirstTrust(null, null),
                cancel: TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(ReleaseProblem.NoTrust, refused.Problem);
    }

    [Fact]
    public async Task Plan_tells_what_would_come_and_fetches_no_target()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();
        var source = new LyingSource(repository.Root);

        var plan = await repository.Mirror.PlanAsync(
            [source],
            new FirstTrust(null, null),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((2, true, 1), (plan.Release, plan.IsNew, plan.Files));
        Assert.InRange(plan.EstimatedBytes, 1, 1000);
        Assert.DoesNotContain(source.Asked, asked => asked.Path.StartsWith("targets/", StringComparison.Ordinal));
        Assert.Equal(1, repository.Active);
        Assert.Equal(2, (await repository.SyncAsync()).Release);
    }

    [Fact]
    public async Task Cut_download_goes_on_at_another_mirror()
    {
        repository.Publish();
        var first = new LyingSource(repository.Root)
        {
            Cut = path => path.Contains("pile", StringComparison.Ordinal) ? 200_000 : null,
        };
        var second = new LyingSource(repository.Root);

        await repository.Mirror.SyncAsync(
            [first, second],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(
            200_000,
            Assert.Single(second.Asked, asked => asked.Path.Contains("pile", StringComparison.Ordinal)).Offset
        );
    }

    [Fact]
    public async Task Next_source_is_tried_when_the_first_lies()
    {
        repository.Publish();
        var liar = new LyingSource(repository.Root)
        {
            Lie = (path, bytes) => path.StartsWith("targets/", StringComparison.Ordinal) ? Flip(bytes) : null,
        };

        var outcome = await repository.Mirror.SyncAsync(
            [liar, new FolderSource(repository.Root)],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(1, outcome.Release);
    }

    [Fact]
    public async Task Clock_that_stands_in_the_past_does_not_make_old_metadata_fresh()
    {
        repository.Publish();
        await repository.SyncAsync();

        Assert.True(
            new TrustedClock(
                Path.Combine(repository.Hub, "clock"),
                new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch),
                DateTimeOffset.UnixEpoch
            ).Now(ReleaseView.Open(repository.Mirror.Repository).SignedAt)
                >= new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)
        );
    }

    private static byte[] Flip(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[^1] ^= 1;
        return flipped;
    }

    private async Task RefusedAfterNewReleaseAsync(ReleaseProblem problem, Action<LyingSource> lies)
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();
        var source = new LyingSource(repository.Root);
        lies(source);

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));

        Assert.Equal(problem, refused.Problem);
        Assert.Equal(1, repository.Active);
        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));
    }
}
