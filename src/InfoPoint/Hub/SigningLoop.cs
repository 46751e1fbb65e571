using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Hub;

/// <summary>Signs the timestamp again each day and other roles before they end, removes releases that nobody needs, and tells when people must act.</summary>
public sealed class SigningLoop(
    SiteSettings settings,
    CurrentRelease current,
    TimeProvider clock,
    ILogger<SigningLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AlarmEvery = TimeSpan.FromDays(1);

    private DateTimeOffset told = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            if (current.Value is not { } release)
                continue;
            if (clock.GetUtcNow() - release.SignedAt > SigningLife.TimestampAge)
                await SignAsync(stoppingToken);
            Tell(release);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SignAsync(CancellationToken cancel)
    {
        try
        {
            using var held = await DataLock.TakeAsync(settings.Data, clock, cancel);
            using var keys = KeyFolder.Open(Path.Combine(settings.Data, "keys"));
            new ReleasePublisher(settings.Data, keys, clock).SignAgain();
            log.TimestampSigned();
            var (files, bytes) = new RepositoryPruning(settings.KeepReleases, TimeSpan.FromDays(settings.KeepDays)).Run(
                Path.Combine(settings.Data, "repository"),
                clock.GetUtcNow(),
                cancel
            );
            if (files > 0)
                log.OldReleasesRemoved(files, bytes);
        }
        catch (Exception wrong) when (wrong is ReleaseException or IOException or UnauthorizedAccessException)
        {
            log.TimestampNotSigned(wrong.Message);
        }
    }

    private void Tell(ActiveRelease release)
    {
        var now = clock.GetUtcNow();
        if (now - told < AlarmEvery || SigningAlarm.Look(release.Files.View, now) is not { Count: > 0 } alarms)
            return;
        told = now;
        foreach (var alarm in alarms)
            log.SignatureAlarm(alarm.Say());
    }
}
