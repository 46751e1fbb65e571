namespace InfoPoint.Repository;

/// <summary>A signature that somebody must look after.</summary>
/// <param name="Role">The role.</param>
/// <param name="At">When the timestamp was signed last, or when another role ends.</param>
public sealed record SigningAlarm(string Role, DateTimeOffset At)
{
    /// <summary>True for root and targets, which need people with sticks.</summary>
    public bool NeedsSticks => KeyFolder.OfflineNames.Contains(Role);

    /// <summary>Everything that needs somebody now.</summary>
    public static IReadOnlyList<SigningAlarm> Look(ReleaseView view, DateTimeOffset now)
    {
        var alarms = view
            .Expiries.Where(role =>
                role.At - now
                < (KeyFolder.OfflineNames.Contains(role.Role) ? SigningLife.OfflineAlarm : SigningLife.OnlineAlarm)
            )
            .Select(role => new SigningAlarm(role.Role, role.At))
            .ToList();
        if (now - view.SignedAt > SigningLife.TimestampAlarm)
            alarms.Insert(0, new SigningAlarm("timestamp", view.SignedAt));
        return alarms;
    }

    /// <summary>What is wrong and what to do, in English.</summary>
    public string Say() =>
        Role == "timestamp"
            ? $"The timestamp was signed last on {At:yyyy-MM-dd}; points take no release 90 days after that. Look at the disk and at keys/."
        : NeedsSticks ? $"{Role} ends on {At:yyyy-MM-dd}. Bring two key sticks together and run: infopoint keys rotate"
        : $"{Role} ends on {At:yyyy-MM-dd} and was not signed again. Look at the disk and at keys/.";
}
