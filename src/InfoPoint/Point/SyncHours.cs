using System.Globalization;

namespace InfoPoint.Point;

/// <summary>The hours of a day in which a point uses its link by itself, e.g. <c>22-5</c>; local time.</summary>
/// <param name="From">First hour, 0 to 23.</param>
/// <param name="Until">The hour in which it ends, 0 to 24; before <paramref name="From"/> it is one of the next day.</param>
public readonly record struct SyncHours(int From, int Until)
{
    /// <summary>The whole day.</summary>
    public static SyncHours Always { get; } = new(0, 24);

    /// <summary>Reads <c>FROM-UNTIL</c>.</summary>
    public static bool TryParse(string text, out SyncHours hours)
    {
        hours = Always;
        if (
            text.Split('-') is not [var from, var until]
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || first > 23
            || last > 24
            || first == last
        )
            return false;

        hours = new SyncHours(first, last);
        return true;
    }

    /// <summary>How long it is until the link may be used; zero when it may be now.</summary>
    public TimeSpan UntilOpen(DateTimeOffset local)
    {
        var hour = local.TimeOfDay.TotalHours;
        return IsOpen(hour) ? TimeSpan.Zero : TimeSpan.FromHours((From - hour + 24) % 24);
    }

    /// <summary>How long the link may still be used; zero when it may not be now.</summary>
    public TimeSpan UntilClosed(DateTimeOffset local)
    {
        if (this == Always)
            return TimeSpan.MaxValue;
        var hour = local.TimeOfDay.TotalHours;
        return IsOpen(hour) ? TimeSpan.FromHours((Until - hour + 24) % 24) : TimeSpan.Zero;
    }

    private bool IsOpen(double hour) => From < Until ? hour >= From && hour < Until : hour >= From || hour < Until;
}
