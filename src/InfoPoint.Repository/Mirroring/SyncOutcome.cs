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
)
{
    /// <summary>What changed between two releases, packs aside.</summary>
    internal static SyncOutcome Between(
        ReleaseView? before,
        long release,
        IReadOnlyDictionary<string, TargetFile> all,
        string source,
        long bytes
    )
    {
        var files = all.Where(pair => !RoleLayout.IsPack(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var old = before?.Files ?? new Dictionary<string, TargetFile>();
        return new SyncOutcome(
            release,
            before?.Release != release,
            source,
            bytes,
            [.. files.Keys.Where(path => !old.ContainsKey(path))],
            [
                .. files
                    .Where(pair => old.TryGetValue(pair.Key, out var was) && was != pair.Value)
                    .Select(pair => pair.Key),
            ],
            [.. old.Keys.Where(path => !files.ContainsKey(path))]
        );
    }
}

/// <summary>What a sync would do.</summary>
/// <param name="Release">The newest release.</param>
/// <param name="IsNew">False when it is in use already.</param>
/// <param name="Files">Files that are missing here.</param>
/// <param name="Bytes">Their bytes, unpacked.</param>
/// <param name="EstimatedBytes">About what goes over the link, headers in.</param>
public sealed record SyncPlan(long Release, bool IsNew, int Files, long Bytes, long EstimatedBytes);

/// <summary>How far it is. Printed by the caller; the mirror itself prints nothing.</summary>
public readonly record struct SyncProgress(int FilesDone, int FilesTotal, long BytesDone, long BytesTotal);
