namespace InfoPoint.Repository;

/// <summary>Who signs what in one signing. While a key is replaced, the old and the new one sign both, so that clients with either root agree.</summary>
internal sealed record ReleaseSigners
{
    public required IReadOnlyList<SigningKey> Timestamp { get; init; }

    public required IReadOnlyList<SigningKey> Snapshot { get; init; }

    /// <summary>The key of library, articles, topic roles and packs.</summary>
    public required SigningKey Content { get; init; }

    /// <summary>Empty when the keys lie on sticks elsewhere: then what they signed last stays.</summary>
    public required IReadOnlyList<SigningKey> Targets { get; init; }

    /// <summary>Sign the top-level targets although nothing changed: its keys are others, or its end is near.</summary>
    public bool RenewsTargets { get; init; }

    /// <summary>The keys that lie at the hub.</summary>
    public static ReleaseSigners Of(KeyFolder keys) =>
        new()
        {
            Timestamp = [keys["timestamp"]],
            Snapshot = [keys["snapshot"]],
            Content = keys["content"],
            Targets = keys.Find("targets") is { } targets ? [targets] : [],
        };
}
