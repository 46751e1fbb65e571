using InfoPoint.Point;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Point;

public sealed class SyncBellTests : IDisposable
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider clock = new();
    private readonly SyncBell bell;

    public SyncBellTests() => bell = new SyncBell(clock);

    public void Dispose() => bell.Dispose();

    [Fact]
    public async Task Without_a_ring_the_time_is_waited_for()
    {
        var wait = Wait();

        clock.Advance(Quarter - TimeSpan.FromSeconds(1));
        Assert.False(wait.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await wait;
    }

    [Fact]
    public async Task Ring_ends_the_waiting_at_once()
    {
        var wait = Wait();

        bell.Ring();

        await wait;
    }

    [Fact]
    public async Task A_thousand_rings_start_one_sync_now_and_one_half_a_minute_later()
    {
        bell.Ring();
        await Wait();
        for (var press = 0; press < 1_000; press++)
            bell.Ring();

        var second = Wait();
        clock.Advance(SyncBell.Gap - TimeSpan.FromSeconds(1));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;

        var third = Wait();
        clock.Advance(SyncBell.Gap);
        Assert.False(third.IsCompleted);
        clock.Advance(Quarter);
        await third;
    }

    [Fact]
    public async Task End_of_the_program_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        var wait = bell.WaitAsync(Quarter, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private Task Wait() => bell.WaitAsync(Quarter, TestContext.Current.CancellationToken);
}
