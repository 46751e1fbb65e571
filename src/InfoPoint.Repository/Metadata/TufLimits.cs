namespace InfoPoint.Repository;

/// <summary>How much a client takes; the defaults are those of tuf-js and python-tuf. Bytes unless named otherwise.</summary>
public sealed record TufLimits
{
    /// <summary>A root file.</summary>
    public long RootBytes { get; init; } = 512_000;

    /// <summary>The timestamp file.</summary>
    public long TimestampBytes { get; init; } = 16_384;

    /// <summary>A snapshot file.</summary>
    public long SnapshotBytes { get; init; } = 2_000_000;

    /// <summary>A targets file.</summary>
    public long TargetsBytes { get; init; } = 5_000_000;

    /// <summary>Root files in one update.</summary>
    public int Roots { get; init; } = 256;

    /// <summary>Delegated roles that are looked at in the search for one path.</summary>
    public int Delegations { get; init; } = 32;
}
