using InfoPoint.Repository;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Repository;

/// <summary>Points without a clock battery (docs/decisions/0004-time.md).</summary>
public sealed class WrongClockTests : IDisposable
{
    private static readonly DateTimeOffset Built = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Clock_in_1970_takes_what_is_fresh()
    {
        repository.Publish();

        Assert.Equal(1, (await SyncAtAsync(DateTimeOffset.UnixEpoch)).Release);
    }

    [Fact]
    public async Task Clock_in_1970_does_not_take_what_had_expired_when_the_program_was_built()
    {
        repository.Publish();
        var later = new Mirror(repository.PathOf("mirror"), Clock(DateTimeOffset.UnixEpoch), Built.AddYears(1));

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => SyncAsync(later));

        Assert.Equal(ReleaseProblem.Expired, refused.Problem);
    }

    [Fact]
    public async Task Clock_ten_years_ahead_is_told_both_dates_and_locks_nothing()
    {
        repository.Publish();
        await SyncAtAsync(Now);
        repository.Write("library.yaml", "name: Newer\n");
        repository.Publish();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => SyncAtAsync(Now.AddYears(10)));

        Assert.Equal(ReleaseProblem.Expired, refused.Problem);
        Assert.Contains($"{Now.AddYears(10):yyyy-MM-dd}", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{Now.AddDays(3 * 365):yyyy-MM-dd}", refused.Message, StringComparison.Ordinal); // the root
        Assert.Equal(1, repository.Active);
        Assert.Equal(2, (await SyncAtAsync(Now)).Release);
    }

    [Fact]
    public async Task Clock_that_jumps_about_counts_at_most_30_days_past_the_newest_signature()
    {
        repository.Publish();
        await SyncAtAsync(Now);
        await SyncAtAsync(Now.AddDays(80));
        Assert.Equal(Now.AddDays(30), MirrorAt(DateTimeOffset.UnixEpoch).ClockFloor());
        await SyncAtAsync(Now.AddDays(-300));
        await SyncAtAsync(DateTimeOffset.UnixEpoch);
        repository.Write("library.yaml", "name: Newer\n");
        repository.Publish();

        Assert.Equal(2, (await SyncAtAsync(Now.AddDays(1))).Release);
    }

    [Fact]
    public async Task Clock_that_fell_back_does_not_make_a_withheld_release_fresh_again()
    {
        repository.Publish();
        await SyncAtAsync(Now);
        repository.Clock.Advance(TimeSpan.FromDays(95));
        repository.SignAgain();
        await SyncAtAsync(Now);
        repository.Clock.Advance(TimeSpan.FromDays(91));
        await SyncFailsAsync(repository.Clock.GetUtcNow());

        // Back in 1970 the floor is the newest signature: the timestamp of day 95 is fresh, older ones are not taken.
        Assert.False((await SyncAtAsync(DateTimeOffset.UnixEpoch)).IsNew);
    }

    private DateTimeOffset Now => repository.Clock.GetUtcNow();

    private static FakeTimeProvider Clock(DateTimeOffset now) => new(now);

    private Mirror MirrorAt(DateTimeOffset now) => new(repository.PathOf("mirror"), Clock(now), Built);

    private Task<SyncOutcome> SyncAtAsync(DateTimeOffset now) => SyncAsync(MirrorAt(now));

    private Task<SyncOutcome> SyncAsync(Mirror mirror) =>
        mirror.SyncAsync(
            [new FolderSource(repository.Root)],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );

    private async Task SyncFailsAsync(DateTimeOffset now) =>
        Assert.Equal(
            ReleaseProblem.Expired,
            (await Assert.ThrowsAsync<ReleaseException>(() => SyncAtAsync(now))).Problem
        );
}
