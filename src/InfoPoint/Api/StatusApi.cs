using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Api;

/// <summary><c>/api/v1/status</c>: how this machine is.</summary>
public static class StatusApi
{
    /// <summary>Adds the address.</summary>
    public static void MapStatus(this RouteGroupBuilder api) => api.MapGet("/status", Status);

    private static IResult Status(
        CurrentRelease current,
        SyncState sync,
        IndexProgress indexing,
        SiteSettings settings,
        LinkLimits limits,
        TimeProvider clock
    )
    {
        var release = current.Value;
        var data = Path.GetFullPath(settings.Data);
        var now = clock.GetUtcNow();
        var floor = settings.Role == SiteRole.Point ? PointSync.MirrorOf(settings, clock).ClockFloor() : Build.Date;
        return Results.Json(
            new
            {
                role = settings.Role == SiteRole.Hub ? "hub" : "point",
                version = Build.Version,
                release = release?.Number,
                published = release?.Files.View.Published,
                signedAt = release?.SignedAt,
                articles = new { vi = Count(release, Lang.Vi), lo = Count(release, Lang.Lo) },
                area = settings.Area,
                lastSync = sync.Last is { } last
                    ? new
                    {
                        at = last.At,
                        outcome = last.Outcome,
                        detail = last.Detail,
                        bytes = last.Bytes,
                        from = last.From,
                        nextAt = sync.NextAt,
                    }
                    : null,
                syncing = sync.Progress is { } progress
                    ? new
                    {
                        doneFiles = progress.DoneFiles,
                        totalFiles = progress.TotalFiles,
                        doneBytes = progress.DoneBytes,
                        totalBytes = progress.TotalBytes,
                        secondsLeft = progress.SecondsLeft,
                    }
                    : null,
                indexing = release is { Index: null }
                    ? new { doneArticles = indexing.Done, totalArticles = release.Readable.Count() }
                    : null,
                month = settings.Role == SiteRole.Point
                    ? new { usedBytes = limits.UsedThisMonth, mostBytes = settings.MaxMbPerMonth * 1_000_000L }
                    : null,
                signatures = release is not null && settings.Role == SiteRole.Hub
                    ? SigningAlarm
                        .Look(release.Files.View, now)
                        .Select(alarm => new
                        {
                            role = alarm.Role,
                            at = alarm.At,
                            what = alarm.Say(),
                        })
                    : null,
                storage = new { freeBytes = new DriveInfo(data).AvailableFreeSpace, usedBytes = DiskUse.Of(data) },
                clock = new
                {
                    ok = now >= floor,
                    now,
                    floor,
                },
            },
            ApiJson.Options
        );
    }

    private static int Count(ActiveRelease? release, Lang lang) =>
        release?.Readable.Count(article => article.Text(lang) is not null) ?? 0;
}
