using System.Text;
using InfoPoint.Repository;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>Keeps the counts of queries across restarts: written every ten minutes and at the end, and only when something was asked.</summary>
/// <param name="asked">The counts.</param>
/// <param name="file">Where they lie.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Says when they cannot be kept.</param>
public sealed class AskedKeeper(AskedQueries asked, AskedFile file, TimeProvider clock, ILogger<AskedKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Keep();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Keep();
    }

    private void Keep()
    {
        if (asked.TakeLines() is not { } lines)
            return;
        try
        {
            AtomicFile.Write(file.Path, Encoding.UTF8.GetBytes(lines));
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException or ReleaseException)
        {
            log.QueriesNotKept(full.Message); // suggestions are a help, not a reason to stop serving
        }
    }
}

/// <summary>Where counts of queries lie: <c>queries.tsv</c> in the data folder.</summary>
public sealed record AskedFile(string Path);
