using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>How much of a link may be used: so many kbit a second, so many bytes a month. Shared by all connections of a point.</summary>
/// <param name="kbitPerSecond">Ceiling, or null.</param>
/// <param name="bytesPerMonth">Ceiling for a calendar month in UTC, or null.</param>
/// <param name="file">Remembers the bytes of this month.</param>
/// <param name="clock">Tells the month, and measures the rate.</param>
public sealed class LinkLimits(int? kbitPerSecond, long? bytesPerMonth, string file, TimeProvider clock)
{
    private const int SaveEveryBytes = 256 * 1024;

    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private (string Month, long Bytes)? used;
    private double earned;
    private long unsaved;

    /// <summary>Bytes used in this month.</summary>
    public long UsedThisMonth
    {
        get
        {
            lock (gate)
                return Used().Bytes;
        }
    }

    /// <summary>Makes sure that something is left of this month.</summary>
    /// <exception cref="ReleaseException">The ceiling is reached.</exception>
    public void RequireLeft()
    {
        if (bytesPerMonth is { } most && UsedThisMonth >= most)
            throw new ReleaseException(
                ReleaseProblem.Allowance,
                $"{UsedThisMonth} of {most} bytes of this month are used.",
                "What came is kept; it goes on next month. Raise the ceiling, or bring a stick."
            );
    }

    /// <summary>Counts bytes, and waits until the rate allows them.</summary>
    /// <exception cref="ReleaseException">The ceiling of the month is reached.</exception>
    public async Task SpendAsync(int bytes, CancellationToken cancel)
    {
        TimeSpan wait;
        lock (gate)
        {
            var (month, before) = Used();
            used = (month, before + bytes);
            unsaved += bytes;
            if (unsaved >= SaveEveryBytes)
                SaveNow();
            var elapsed = clock.GetElapsedTime(start);
            if (kbitPerSecond is { } rate) // time that passed unused is not saved up for later
                earned = Math.Max(earned, elapsed.TotalSeconds) + (bytes * 8 / (rate * 1000.0));
            wait = TimeSpan.FromSeconds(earned) - elapsed;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancel);
        RequireLeft();
    }

    /// <summary>Keeps the count; at the end of a sync, and every 256 KB in it.</summary>
    public void Save()
    {
        lock (gate)
            SaveNow();
    }

    /// <summary>Adds to what the file says: a command may have synced beside the program that serves.</summary>
    private void SaveNow()
    {
        if (unsaved == 0)
            return;
        var (month, bytes) = Load();
        var now = (Month: CurrentMonth, Bytes: unsaved + (month == CurrentMonth ? bytes : 0));
        used = now;
        AtomicFile.Write(file, string.Create(CultureInfo.InvariantCulture, $"{now.Month} {now.Bytes}\n"));
        unsaved = 0;
    }

    private (string Month, long Bytes) Used()
    {
        used ??= Load();
        if (used.Value.Month == CurrentMonth)
            return used.Value;
        unsaved = 0; // what was not written yet belongs to the month that has ended
        return (used = (CurrentMonth, 0)).Value;
    }

    private string CurrentMonth => clock.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private (string Month, long Bytes) Load() =>
        File.Exists(file)
        && File.ReadAllText(file).Split(' ') is [var month, var bytes]
        && long.TryParse(bytes, CultureInfo.InvariantCulture, out var count)
            ? (month, count)
            : ("", 0);
}
