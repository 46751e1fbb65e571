using System.Runtime;
using InfoPoint.Repository;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Puts a new release into use within 2 s after its files are complete, whoever brought them, and an index in the place of one that is missing or damaged.</summary>
public sealed class ReleaseWatch(
    ReleaseLoader loader,
    CurrentRelease current,
    IndexProgress progress,
    TimeProvider clock,
    ILogger<ReleaseWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenChecks = TimeSpan.FromHours(1); // a fault of ours in a search is no damage: no check a second
    private static readonly TimeSpan BetweenBuilds = TimeSpan.FromMinutes(10); // that failed: the disk may be full

    private string seen = "";
    private long? lastCheck;
    private bool isUnsettled;

    /// <summary>Looks once, so that a restart serves its release from the first request on; it does not wait for an index that must be built.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Mend(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Settle(); // first answers come before tidying up
            Look(stoppingToken);
            Mend(stoppingToken);
        }
    }

    private void Look(CancellationToken cancel)
    {
        var mark = loader.Mark();
        if (mark == seen)
            return;

        try
        {
            var start = clock.GetTimestamp();
            var before = current.Value;
            if (loader.Load(before, progress, cancel) is { } next)
            {
                current.Replace(next);
                if (before?.Library != next.Library)
                {
                    isUnsettled = true;
                    lastCheck = null; // other files: a building that failed may succeed
                }

                if (before?.Number != next.Number)
                    log.ReleaseInUse(
                        next.Number,
                        next.Library.Articles.Count,
                        clock.GetElapsedTime(start).TotalSeconds
                    );
            }

            seen = mark;
        }
        catch (Exception damage) when (damage is ReleaseException or IOException or UnauthorizedAccessException)
        {
            seen = mark; // looked at again when the files change
            log.ReleaseDamaged(damage.Message);
        }
    }

    private void Mend(CancellationToken cancel)
    {
        if (current.Value is not { } release || release.Index is { IsSuspect: false })
            return;
        var pause = release.Index is null ? BetweenBuilds : BetweenChecks;
        if (lastCheck is { } last && clock.GetElapsedTime(last) < pause)
            return;

        try
        {
            var start = clock.GetTimestamp();
            lastCheck = start;
            var mended = loader.Mend(release, progress, cancel);
            if (mended is not null)
            {
                current.Replace(mended);
                isUnsettled = true;
            }

            if (release.Index is not { } index)
            {
                lastCheck = null; // nothing was suspected
                log.IndexBuilt(release.Number, clock.GetElapsedTime(start).TotalSeconds);
                return;
            }

            index.IsSuspect = false;
            if (mended is not null)
                log.IndexMended(release.Number);
        }
        catch (Exception wrong)
            when (wrong is ReleaseException or IOException or UnauthorizedAccessException or IndexUnreadableException)
        {
            log.IndexNotMended(wrong.Message); // tried again later; texts may be damaged as well, and come with the next sync
        }
    }

    private void Settle()
    {
        if (!isUnsettled || current.Value is not { } release)
            return;
        isUnsettled = false;
        try
        {
            loader.Remember(release);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException or ReleaseException)
        {
            log.CatalogueNotKept(full.Message); // the next start is slower, no less
        }

        GiveBackMemory();
    }

    /// <summary>Loading leaves much behind that a small computer needs for other things.</summary>
    private static void GiveBackMemory()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
