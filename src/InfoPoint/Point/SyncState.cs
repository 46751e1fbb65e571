namespace InfoPoint.Point;

/// <summary>What a point knows of its syncs; shown on the waiting page, in the status and by commands.</summary>
public sealed class SyncState
{
    private volatile SyncResult? last;
    private volatile SyncAdvance? progress;

    /// <summary>How the last sync ended, or null before the first ended.</summary>
    public SyncResult? Last
    {
        get => last;
        set => last = value;
    }

    /// <summary>How far the running sync is, or null while none runs.</summary>
    public SyncAdvance? Progress
    {
        get => progress;
        set => progress = value;
    }

    /// <summary>The kind of problem of the last sync (a key of <c>reader.sync.*</c>), or null when it went well.</summary>
    public string? Problem => Last is { IsGood: false } bad ? bad.Outcome : null;

    /// <summary>When the next sync starts, or null when none is planned.</summary>
    public DateTimeOffset? NextAt { get; set; }
}

/// <summary>How a sync ended.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome"><c>new-release</c>, <c>nothing-new</c>, or the kind of problem, e.g. <c>unreachable</c>.</param>
/// <param name="IsGood">False when there was a problem.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="From">The source, or null.</param>
public sealed record SyncResult(DateTimeOffset At, string Outcome, bool IsGood, long Bytes, string? From)
{
    /// <summary>What went wrong and what will happen next, in English, or null.</summary>
    public string? Detail { get; init; }
}

/// <summary>How far a sync is; plain bytes, and seconds left or null while that cannot be told.</summary>
public sealed record SyncAdvance(int DoneFiles, int TotalFiles, long DoneBytes, long TotalBytes, long? SecondsLeft);
