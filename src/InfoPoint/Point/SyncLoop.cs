using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Looks for a new release again and again. Whatever goes wrong, the release in use stays in use.</summary>
public sealed class SyncLoop(
    SiteSettings settings,
    SyncState state,
    SyncBell bell,
    LinkLimits limits,
    TimeProvider clock,
    ILogger<SyncLoop> log
) : BackgroundService
{
    private const string NotWritable = "not-writable";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Hub.Count == 0)
            return;

        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            failures = await SyncOnceAsync(stoppingToken) ? 0 : failures + 1;
            var pause = PauseAfter(failures);
            pause += settings.SyncHours.UntilOpen(clock.GetLocalNow() + pause);
            state.NextAt = clock.GetUtcNow() + pause;
            await bell.WaitAsync(pause, stoppingToken);
        }
    }

    /// <summary>After a failure sooner than usual, then longer and longer, never longer than usual.</summary>
    private TimeSpan PauseAfter(int failures)
    {
        var usual = TimeSpan.FromSeconds(settings.SyncEverySeconds);
        var grown = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
        return failures > 0 && grown < usual ? Jittered(grown) : usual;
    }

    /// <summary>A quarter sooner or later: a hundred points that lost the same link do not all come back in the same second.</summary>
    private static TimeSpan Jittered(TimeSpan pause) => pause * (0.75 + (Random.Shared.NextDouble() / 2));

    private async Task<bool> SyncOnceAsync(CancellationToken cancel)
    {
        var now = clock.GetLocalNow();
        if (settings.SyncHours.UntilOpen(now) > TimeSpan.Zero)
            return true; // started outside its hours: the pause lasts until they begin

        using var hours = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var end = new Timing(clock, settings.SyncHours.UntilClosed(now), hours);
        try
        {
            var outcome = await PointSync.RunAsync(settings, clock, new Advance(state, clock), hours.Token, limits);
            state.Last = new SyncResult(
                clock.GetUtcNow(),
                outcome.IsNew ? "new-release" : "nothing-new",
                true,
                outcome.Bytes,
                outcome.Source
            );
            if (outcome.IsNew)
                log.ReleaseReceived(
                    outcome.Release,
                    outcome.Source,
                    outcome.Bytes,
                    outcome.Added.Count,
                    outcome.Changed.Count,
                    outcome.Removed.Count
                );
            return true;
        }
        catch (ReleaseException refused)
        {
            var kind = PointSync.KindOf(refused.Problem);
            if (state.Last?.Outcome != kind)
                log.SyncRefused(kind, refused.Message);
            state.Last = new SyncResult(clock.GetUtcNow(), kind, false, 0, settings.Hub[0])
            {
                Detail = refused.Message,
            };
            return false;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The disk is read-only or worn out: what is here can still be read.
            if (state.Last?.Outcome != NotWritable)
                log.SyncRefused(NotWritable, wrong.Message);
            state.Last = new SyncResult(clock.GetUtcNow(), NotWritable, false, 0, settings.Hub[0])
            {
                Detail = wrong.Message,
            };
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            state.Last = new SyncResult(clock.GetUtcNow(), "paused", false, 0, settings.Hub[0]);
            return true; // its hours are over: what came is kept
        }
        finally
        {
            state.Progress = null;
        }
    }

    private sealed class Advance(SyncState state, TimeProvider clock) : IProgress<SyncProgress>
    {
        private readonly SyncPace pace = new(clock);

        public void Report(SyncProgress value) => state.Progress = pace.At(value);
    }

    /// <summary>Cancels when the hours are over.</summary>
    private sealed class Timing : IDisposable
    {
        private readonly ITimer? timer;

        public Timing(TimeProvider clock, TimeSpan left, CancellationTokenSource source)
        {
            if (left != TimeSpan.MaxValue)
                timer = clock.CreateTimer(_ => source.Cancel(), null, left, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => timer?.Dispose();
    }
}
