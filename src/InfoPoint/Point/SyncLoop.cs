using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Looks for a new release again and again. Whatever goes wrong, the release in use stays in use.</summary>
public sealed class SyncLoop(SiteSettings settings, SyncState state, TimeProvider clock, ILogger<SyncLoop> log)
    : BackgroundService
{
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
            state.NextAt = clock.GetUtcNow() + pause;
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    /// <summary>After a failure sooner than usual, then longer and longer, never longer than usual.</summary>
    private TimeSpan PauseAfter(int failures)
    {
        var usual = TimeSpan.FromSeconds(settings.SyncEverySeconds);
        var grown = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
        return failures > 0 && grown < usual ? grown : usual;
    }

    private async Task<bool> SyncOnceAsync(CancellationToken cancel)
    {
        try
        {
            var outcome = await PointSync.RunAsync(settings, clock, new Advance(state), cancel);
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
        finally
        {
            state.Progress = null;
        }
    }

    private sealed class Advance(SyncState state) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) =>
            state.Progress = new SyncAdvance(value.FilesDone, value.FilesTotal, value.BytesDone, value.BytesTotal);
    }
}
