using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Hub;

/// <summary>Signs the timestamp again each day, so that points know that what they have is the newest.</summary>
public sealed class TimestampRefresh(
    SiteSettings settings,
    CurrentRelease current,
    TimeProvider clock,
    ILogger<TimestampRefresh> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            if (current.Value is { } release && clock.GetUtcNow() - release.SignedAt > Age)
                await SignAsync(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SignAsync(CancellationToken cancel)
    {
        try
        {
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel);
            using var keys = KeyFolder.Open(Path.Combine(settings.Data, "keys"));
            new ReleasePublisher(settings.Data, keys, clock).SignTimestampAgain();
            log.TimestampSigned();
        }
        catch (Exception wrong) when (wrong is ReleaseException or IOException)
        {
            log.TimestampNotSigned(wrong.Message);
        }
    }
}
