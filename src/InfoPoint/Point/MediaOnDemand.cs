using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Fetches one file that the point left out when a reader opens it and a link is there.</summary>
public sealed class MediaOnDemand(
    SiteSettings settings,
    OnDemandMedia media,
    LinkLimits limits,
    TimeProvider clock,
    IHostApplicationLifetime program,
    ILogger<MediaOnDemand> log
)
{
    /// <summary>How long a reader waits at most; what came by then is kept, and the next opening goes on from there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long nobody tries after no source answered.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private const int MostAtOnce = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<TargetFile, Task<bool>> running = [];
    private long? failed;

    /// <summary>Where a file lies that a reader brought before, or null; this counts as asking for it.</summary>
    public string? Find(ActiveRelease release, string path)
    {
        if (!release.Files.View.Files.TryGetValue(path, out var file) || media.Find(file) is not { } place)
            return null;
        media.Touch(file);
        return place;
    }

    /// <summary>Brings a file, or waits for it where another reader asked already.</summary>
    /// <returns>Where it lies; null when there is no link, no room or no time, or it is switched off.</returns>
    public async Task<string?> BringAsync(ActiveRelease release, string path, CancellationToken reader)
    {
        if (
            !settings.OnDemand
            || settings.Hub.Count == 0
            || MediaChoice.KindOf(path) == MediaKind.Pictures
            || !release.Files.View.Files.TryGetValue(path, out var file)
        )
            return null;

        return await StartOrJoin(release, path, file).WaitAsync(reader) ? media.Find(file) : null;
    }

    private Task<bool> StartOrJoin(ActiveRelease release, string path, TargetFile file)
    {
        lock (gate)
        {
            if (running.TryGetValue(file, out var task))
                return task;
            if (running.Count >= MostAtOnce || (failed is { } when && clock.GetElapsedTime(when) < Rest))
                return Task.FromResult(false);
            return TryMakeRoom(release, path, file) ? running[file] = RunAsync(path, file) : Task.FromResult(false);
        }
    }

    private async Task<bool> RunAsync(string path, TargetFile file)
    {
        await Task.Yield(); // the lock is not held while it runs
        var sources = PointSync.SourcesOf(settings, limits);
        using var time = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, program.ApplicationStopping);
        try
        {
            await FetchAsync(sources, path, file, end.Token);
            log.MediaBrought(path, file.Length);
            return true;
        }
        catch (ReleaseException refused)
        {
            if (refused.Problem is ReleaseProblem.Unreachable or ReleaseProblem.Allowance)
                lock (gate)
                    failed = clock.GetTimestamp();
            log.MediaNotBrought(path, refused.Message);
            return false;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            log.MediaNotBrought(path, wrong.Message);
            return false;
        }
        catch (OperationCanceledException)
        {
            log.MediaNotBrought(path, $"It took longer than {Patience.TotalMinutes} minutes.");
            return false;
        }
        finally
        {
            lock (gate)
                running.Remove(file);
            foreach (var source in sources.OfType<IDisposable>())
                source.Dispose();
        }
    }

    private async Task FetchAsync(
        IReadOnlyList<IReleaseSource> sources,
        string path,
        TargetFile file,
        CancellationToken cancel
    )
    {
        try
        {
            await media.FetchAsync(sources, path, file, cancel);
        }
        finally
        {
            limits.Save();
        }
    }

    /// <summary>Lets older files go unless a sync works on the folder: it may be copying one of them.</summary>
    private bool TryMakeRoom(ActiveRelease release, string path, TargetFile file)
    {
        try
        {
            using var held = DataLock.TryTake(settings.Data);
            if (media.TryMakeRoom(file, MostBytes(release), running.Keys, evicts: held is not null))
                return true;
            log.MediaNotBrought(path, "There is no room for it.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            log.MediaNotBrought(path, wrong.Message); // the disk has become read-only: the page says that it is not here
        }

        return false;
    }

    /// <summary>What the budget leaves beside the media that the choice keeps, and never more than the disk has.</summary>
    private long MostBytes(ActiveRelease release)
    {
        var kept = release
            .Files.View.Files.Where(pair => MediaChoice.IsMediaOfArticle(pair.Key) && release.Files.IsHere(pair.Key))
            .Sum(pair => pair.Value.Length);
        var onDisk = DiskUse.RoomForMedia(settings.Data) + media.UsedBytes;
        return Math.Min(onDisk, settings.Media.BudgetBytes - kept ?? long.MaxValue);
    }
}
