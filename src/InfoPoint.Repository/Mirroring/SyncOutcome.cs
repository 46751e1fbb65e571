namespace InfoPoint.Repository;

/// <summary>What a sync did.</summary>
/// <param name="Release">The release now in use.</param>
/// <param name="IsNew">False when it was in use before.</param>
/// <param name="Source">The source that had it.</param>
/// <param name="Bytes">Bytes received, as they came over the wire.</param>
/// <param name="Added">Library paths that are new.</param>
/// <param name="Changed">Library paths with other bytes.</param>
/// <param name="Removed">Library paths that are gone.</param>
public sealed record SyncOutcome(
    long Release,
    bool IsNew,
    string Source,
    long Bytes,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed
);

/// <summary>How far it is. Printed by the caller; the mirror itself prints nothing.</summary>
public readonly record struct SyncProgress(int FilesDone, int FilesTotal, long BytesDone, long BytesTotal);
