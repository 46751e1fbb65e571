namespace InfoPoint.Repository;

/// <summary>How long signatures hold, and when somebody must be told (docs/operations.md, "Keys").</summary>
public static class SigningLife
{
    /// <summary>A timestamp: the longest that a stolen link can hide newer content.</summary>
    public static TimeSpan Timestamp { get; } = TimeSpan.FromDays(90);

    /// <summary>What the hub signs by itself.</summary>
    public static TimeSpan Online { get; } = TimeSpan.FromDays(365);

    /// <summary>Root and targets, which people sign together.</summary>
    public static TimeSpan Offline { get; } = TimeSpan.FromDays(3 * 365);

    /// <summary>The timestamp is signed again after this time.</summary>
    public static TimeSpan TimestampAge { get; } = TimeSpan.FromDays(1);

    /// <summary>A timestamp that is older means that signing does not work.</summary>
    public static TimeSpan TimestampAlarm { get; } = TimeSpan.FromDays(3);

    /// <summary>People are told so long before root or targets end.</summary>
    public static TimeSpan OfflineAlarm { get; } = TimeSpan.FromDays(365);

    /// <summary>What the hub signs by itself should never come so close to its end.</summary>
    public static TimeSpan OnlineAlarm { get; } = TimeSpan.FromDays(30);
}
