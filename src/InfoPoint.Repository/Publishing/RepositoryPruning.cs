using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>Removes releases that nobody needs any more.</summary>
/// <param name="KeepReleases">So many of the newest releases stay.</param>
/// <param name="KeepFor">A release stays so long after the next one took its place: a slow point may be half-way through it.</param>
public sealed record RepositoryPruning(int KeepReleases, TimeSpan KeepFor)
{
    /// <summary>Removes what is neither of a kept release nor a root. The caller holds the lock of the data folder.</summary>
    /// <returns>Files removed, and their bytes.</returns>
    /// <exception cref="ReleaseException">Metadata of a kept release is damaged; nothing is removed.</exception>
    public (int Files, long Bytes) Run(string root, DateTimeOffset now, CancellationToken cancel)
    {
        if (ReleaseView.TryOpen(root) is not { } view)
            return (0, 0);

        var keep = view.AllPaths.ToHashSet(StringComparer.Ordinal);
        foreach (var snapshot in Kept(Snapshots(root), view.Release, now))
        {
            cancel.ThrowIfCancellationRequested();
            AddPaths(root, snapshot, keep);
        }

        var removed = (Files: 0, Bytes: 0L);
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            var plain = file.Extension is ".br" or ".gz" && !keep.Contains(path) ? path[..^3] : path;
            if (keep.Contains(plain) || path.EndsWith(".root.json", StringComparison.Ordinal) || IsRootForm(path))
                continue;
            removed = (removed.Files + 1, removed.Bytes + file.Length);
            file.Delete();
        }

        return removed;
    }

    private static bool IsRootForm(string path) =>
        path.EndsWith(".root.json.br", StringComparison.Ordinal)
        || path.EndsWith(".root.json.gz", StringComparison.Ordinal);

    private static List<SnapshotMetadata> Snapshots(string root) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(root, "metadata"), "*.snapshot.json")
                .Where(file =>
                    long.TryParse(
                        Path.GetFileName(file).Split('.')[0],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out _
                    )
                )
                .Select(file => new SnapshotMetadata(File.ReadAllBytes(file)))
                .OrderByDescending(snapshot => snapshot.Version),
        ];

    private IEnumerable<SnapshotMetadata> Kept(List<SnapshotMetadata> newestFirst, long active, DateTimeOffset now)
    {
        DateTimeOffset? replaced = null;
        foreach (var snapshot in newestFirst.Where(snapshot => snapshot.Release <= active))
        {
            if (active - snapshot.Release < KeepReleases || replaced is null || now - replaced < KeepFor)
                yield return snapshot;
            replaced = snapshot.Published ?? replaced;
        }
    }

    private static void AddPaths(string root, SnapshotMetadata snapshot, HashSet<string> keep)
    {
        keep.Add(RepositoryLayout.Metadata("snapshot", snapshot.Version));
        foreach (var (file, meta) in snapshot.Meta)
        {
            var path = RepositoryLayout.Metadata(file[..^".json".Length], meta.Version);
            var place = RepositoryLayout.OnDisk(root, path);
            if (!keep.Add(path) || !File.Exists(place))
                continue;
            foreach (var (name, target) in new TargetsMetadata(File.ReadAllBytes(place)).Targets)
                keep.Add(RepositoryLayout.Target(name, target.Hash));
        }
    }
}
