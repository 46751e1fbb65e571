using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>The time that a point without a clock battery believes: never before what it has proof of (docs/decisions/0004-time.md).</summary>
/// <param name="file">Remembers the last clock seen.</param>
/// <param name="clock">The system's clock.</param>
/// <param name="built">When the program was built.</param>
public sealed class TrustedClock(string file, TimeProvider clock, DateTimeOffset built)
{
    /// <summary>How far past the newest signature the saved clock counts: a clock that runs ahead must not lock the point out.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(30);

    /// <summary>The later of the system's clock and the floor.</summary>
    /// <param name="newestSignature">When the newest timestamp believed was signed, or null.</param>
    public DateTimeOffset Now(DateTimeOffset? newestSignature)
    {
        var floor = Floor(newestSignature);
        var system = clock.GetUtcNow();
        return system > floor ? system : floor;
    }

    /// <summary>The time that is certain to have passed.</summary>
    public DateTimeOffset Floor(DateTimeOffset? newestSignature)
    {
        var signed = newestSignature ?? DateTimeOffset.MinValue;
        var certain = signed > built ? signed : built;
        if (Saved() is not { } saved)
            return certain;

        var most = certain + MostAhead;
        var counted = saved < most ? saved : most;
        return counted > certain ? counted : certain;
    }

    /// <summary>Remembers the system's clock.</summary>
    public void Save() => AtomicFile.Write(file, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    private DateTimeOffset? Saved() =>
        File.Exists(file)
        && DateTimeOffset.TryParse(
            File.ReadAllText(file),
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var saved
        )
            ? saved
            : null;
}
