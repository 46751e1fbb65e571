namespace InfoPoint.Point;

/// <summary>Wakes the sync before its time; however often it is rung, there is half a minute between two syncs that it started.</summary>
public sealed class SyncBell(TimeProvider clock) : IDisposable
{
    /// <summary>The least time between two syncs that were rung for.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock gate = new();
    private long? answered;

    /// <summary>Rings; a ring that was not answered yet counts for all that follow.</summary>
    public void Ring()
    {
        lock (gate)
            if (rung.CurrentCount == 0)
                rung.Release();
    }

    /// <summary>Waits for the time to be over, or for a ring.</summary>
    public async Task WaitAsync(TimeSpan pause, CancellationToken cancel)
    {
        var quiet = answered is { } last ? Gap - clock.GetElapsedTime(last) : TimeSpan.Zero;
        quiet = quiet < pause ? quiet : pause;
        if (quiet > TimeSpan.Zero)
            await Task.Delay(quiet, clock, cancel);

        using var time = new CancellationTokenSource(pause - (quiet > TimeSpan.Zero ? quiet : TimeSpan.Zero), clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancel);
        try
        {
            await rung.WaitAsync(end.Token);
            answered = clock.GetTimestamp();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return; // nobody rang: the time is over
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rung.Dispose();
}
