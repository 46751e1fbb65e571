using System.Runtime;
using InfoPoint.Repository;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Puts a new release into use within 2 s after its files are complete, whoever brought them, and a new index in the place of a damaged one.</summary>
public sealed class ReleaseWatch(
    ReleaseLoader loader,
    CurrentRelease current,
    TimeProvider clock,
    ILogger<ReleaseWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenChecks = TimeSpan.FromHours(1); // a fault of ours in a search is no damage: no check a second

    private string seen = "";
    private long? lastCheck;
    private bool isUnsettled;

    /// <summary>Looks once, so that a restart serves its release from the first request on.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
            if (loader.Load(before, null, cancel) is { } next)
            {
                current.Replace(next);
                isUnsettled |= before?.Library != next.Library;
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
        if (
            current.Value is not { Index.IsSuspect: true } release
            || (lastCheck is { } last && clock.GetElapsedTime(last) < BetweenChecks)
        )
            return;

        try
        {
            lastCheck = clock.GetTimestamp();
            if (loader.Mend(release, cancel) is { } mended)
            {
                current.Replace(mended);
                log.IndexMended(release.Number);
            }

            release.Index.IsSuspect = false;
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
