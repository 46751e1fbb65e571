using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Reads the files of the release in use again, all of them about once a week, and has damaged ones replaced.</summary>
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

        try
        {
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel); // nobody replaces or removes files meanwhile
            var damaged = check.Next(view, (int)Math.Ceiling(view.Files.Count / TurnsARound));
            if (damaged.Count == 0)
                return;
            suspects.Add(damaged);
            log.FilesDamaged(string.Join(", ", damaged));
        }
        catch (ReleaseException busy) when (busy.Problem == ReleaseProblem.Busy)
        {
            return; // a sync or a publishing works on the files: the next turn goes on here
        }
        catch (Exception wrong) when (wrong is ReleaseException or IOException or UnauthorizedAccessException)
        {
            log.FilesNotChecked(wrong.Message);
        }
    }
}
