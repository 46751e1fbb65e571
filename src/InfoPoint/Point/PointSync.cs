using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>One sync of a point's data folder, by the program that serves it or by a command.</summary>
public static class PointSync
{
    /// <summary>Takes the newest release.</summary>
    /// <param name="settings">The point's settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="progress">Told after each piece, or null.</param>
    /// <param name="cancel">Stops between two pieces; what came is kept.</param>
    /// <param name="limits">The ceilings of the link where others use it too, else null.</param>
    /// <exception cref="ReleaseException">It was refused, or no source answers; the release in use stays in use.</exception>
    public static async Task<SyncOutcome> RunAsync(
        SiteSettings settings,
        TimeProvider clock,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel,
        LinkLimits? limits = null
    )
    {
        limits ??= LimitsOf(settings, clock);
        var sources = SourcesOf(settings, limits);
        try
        {
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel);
            return await MirrorOf(settings, clock)
                .SyncAsync(
                    sources,
                    new FirstTrust(settings.Root, settings.Trust),
                    IndexBytes(settings),
                    progress,
                    cancel
                );
        }
        finally
        {
            limits.Save();
            foreach (var source in sources.OfType<IDisposable>())
                source.Dispose();
        }
    }

    /// <summary>What a sync would bring and cost; nothing but metadata is fetched.</summary>
    /// <exception cref="ReleaseException">It was refused, or no source answers.</exception>
    public static async Task<SyncPlan> PlanAsync(SiteSettings settings, TimeProvider clock, CancellationToken cancel)
    {
        var limits = LimitsOf(settings, clock);
        var sources = SourcesOf(settings, limits);
        try
        {
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel);
            return await MirrorOf(settings, clock)
                .PlanAsync(sources, new FirstTrust(settings.Root, settings.Trust), cancel);
        }
        finally
        {
            limits.Save();
            foreach (var source in sources.OfType<IDisposable>())
                source.Dispose();
        }
    }

    /// <summary>The ceilings of a point's link.</summary>
    public static LinkLimits LimitsOf(SiteSettings settings, TimeProvider clock) =>
        new(
            settings.MaxKbitPerSecond,
            settings.MaxMbPerMonth * 1_000_000L,
            Path.Combine(settings.Data, "mirror", "month"),
            clock
        );

    /// <summary>The mirror of a data folder.</summary>
    public static Mirror MirrorOf(SiteSettings settings, TimeProvider clock) =>
        new(
            Path.Combine(settings.Data, "mirror"),
            clock,
            Build.Date,
            choice: settings.Media with
            {
                Asked = new AskedMedia(settings.Data).Articles(),
            }
        );

    /// <summary>The kind of problem as the status names it; <c>reader.sync.KIND</c> says it to people.</summary>
    public static string KindOf(ReleaseProblem problem) =>
        problem switch
        {
            ReleaseProblem.Unreachable => "unreachable",
            ReleaseProblem.NoTrust => "no-trust",
            ReleaseProblem.DiskFull => "disk-full",
            ReleaseProblem.Expired => "clock",
            ReleaseProblem.Busy => "busy",
            ReleaseProblem.Allowance => "allowance",
            _ => "refused",
        };

    /// <summary>Where a point takes files from, in the order of preference.</summary>
    public static IReadOnlyList<IReleaseSource> SourcesOf(SiteSettings settings, LinkLimits limits) =>
        [.. settings.Hub.Select(hub => Source(hub, limits))];

    private static IReleaseSource Source(string hub, LinkLimits limits) =>
        Uri.TryCreate(hub, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new HttpSource(
                hub.TrimEnd('/').EndsWith("/repository", StringComparison.Ordinal)
                    ? address
                    : new Uri(new Uri(hub.TrimEnd('/') + "/"), "repository/"),
                limits
            )
            : new FolderSource(
                Directory.Exists(Path.Combine(hub, "repository")) ? Path.Combine(hub, "repository") : hub
            );

    /// <summary>Room for a second index beside the one in use.</summary>
    private static long IndexBytes(SiteSettings settings) => DiskUse.Of(Path.Combine(settings.Data, "index"));
}
