using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Reads the files of the release in use again and of its index, all of them about once a week, and has damaged ones replaced.</summary>
public sealed class DiskWatch(
    SiteSettings settings,
    CurrentRelease current,
    SlowCheck check,
    SuspectFiles suspects,
    TimeProvider clock,
    ILogger<DiskWatch> log
) : BackgroundService
{
    private const double TurnsARound = 7 * 24 * 6;

    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(10);

    private readonly List<string> found = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Turn, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TakeTurnAsync(stoppingToken);
    }

    /// <summary>Reads the next few files.</summary>
    public async Task TakeTurnAsync(CancellationToken cancel)
    {
        if (current.Value?.Files.View is not { } view)
            return;

        if (check.IsAtBeginning && current.Value.Index is { } index)
            index.IsSuspect = true; // its files are read again as well, by whoever mends it
        try
        {
            found.AddRange(check.Next(view, (int)Math.Ceiling(view.Files.Count / TurnsARound)));
            if (found.Count == 0)
                return;
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel);
            suspects.Add(found);
            log.FilesDamaged(string.Join(", ", found));
            found.Clear();
        }
        catch (ReleaseException busy) when (busy.Problem == ReleaseProblem.Busy)
        {
            return; // a sync or a publishing works on the folder: the next turn says it
        }
        catch (Exception wrong) when (wrong is ReleaseException or IOException or UnauthorizedAccessException)
        {
            log.FilesNotChecked(wrong.Message);
        }
    }
}
