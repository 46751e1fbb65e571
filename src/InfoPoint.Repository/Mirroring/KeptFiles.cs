namespace InfoPoint.Repository;

/// <summary>The files of a mirror: which are here, which are missing, and which nobody needs any more.</summary>
/// <param name="folder">The mirror.</param>
internal sealed class KeptFiles(MirrorFolder folder)
{
    private readonly SuspectFiles suspects = new(folder.Repository);

    /// <summary>True when every file of the release in use is here, but for those left out.</summary>
    public bool IsWhole(ReleaseView view)
    {
        var named = suspects.Read();
        return view.Files.All(pair => view.LeftOut.Contains(pair.Key) || IsHere(pair.Key, pair.Value, named));
    }

    /// <summary>Where each text of a release lies that is here, by its path.</summary>
    public IReadOnlyDictionary<string, string> TextsHere(IReadOnlyDictionary<string, TargetFile> all)
    {
        var named = suspects.Read();
        return all.Where(pair => RepositoryLayout.IsText(pair.Key) && IsHere(pair.Key, pair.Value, named))
            .ToDictionary(pair => pair.Key, pair => PlaceOf(pair.Key, pair.Value), StringComparer.Ordinal);
    }

    /// <summary>What is not here yet, packs aside. What is here under another path is copied: moved or renamed content is never fetched again.</summary>
    /// <param name="all">Every file of the release.</param>
    /// <param name="leftOut">Paths that are not wanted.</param>
    /// <param name="before">The release in use, or null.</param>
    /// <param name="copies">False only counts.</param>
    public Dictionary<string, TargetFile> Missing(
        IReadOnlyDictionary<string, TargetFile> all,
        IReadOnlySet<string> leftOut,
        ReleaseView? before,
        bool copies
    )
    {
        var byHash = (before?.Files ?? new Dictionary<string, TargetFile>())
            .GroupBy(pair => pair.Value.Hash)
            .ToDictionary(same => same.Key, same => before!.PathOnDisk(same.First().Key)!, StringComparer.Ordinal); // keys come from before
        var named = suspects.Read();
        var missing = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in all.Where(pair => !RoleLayout.IsPack(pair.Key) && !leftOut.Contains(pair.Key)))
        {
            if (IsHere(path, file, named))
                continue;
            var same = new[]
            {
                byHash.GetValueOrDefault(file.Hash),
                OnDemandMedia.PlaceOf(folder.Path, file),
            }.FirstOrDefault(File.Exists);
            if (same is null || !file.Hashes.MatchFile(same))
                missing[path] = file;
            else if (copies)
                AtomicFile.Write(PlaceOf(path, file), File.ReadAllBytes(same));
        }

        return missing;
    }

    /// <summary>Brings what is missing.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="missing">Files by path.</param>
    /// <param name="all">Every file of the release, packs with them.</param>
    /// <param name="room">Bytes to be left beside them.</param>
    /// <param name="progress">Told after each piece.</param>
    /// <param name="cancel">Stops between two pieces; what came is kept.</param>
    /// <exception cref="ReleaseException">There is no room, or the source lacks a file, broke off, or sent other bytes.</exception>
    public async Task FetchAsync(
        IReleaseSource source,
        Dictionary<string, TargetFile> missing,
        IReadOnlyDictionary<string, TargetFile> all,
        long room,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel
    )
    {
        RequireRoom(missing.Values.Sum(file => file.Length) + room);
        await new TargetFetch(source, folder.Partial, PlaceOf, progress).RunAsync(missing, all, cancel);
    }

    /// <summary>Removes what cut downloads left: all that was wanted is here.</summary>
    public void RemoveCutDownloads()
    {
        if (Directory.Exists(folder.Partial))
            Directory.Delete(folder.Partial, recursive: true);
    }

    /// <summary>Forgets suspects that are right by now.</summary>
    public void Settle(IReadOnlyDictionary<string, TargetFile> all) => suspects.Settle(all);

    /// <summary>Removes what neither the release in use nor the one before needs, and media that are not chosen; roots stay for ever.</summary>
    public void RemoveOthers(ReleaseView? before, IReadOnlySet<string> leftOut)
    {
        var view = ReleaseView.Open(folder.Repository);
        foreach (var path in leftOut)
            if (view.PathOnDisk(path) is { } place && File.Exists(place))
                File.Delete(place);
        var keep = (before?.AllPaths ?? [])
            .Concat(view.AllPaths)
            .Select(folder.OnDisk)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Repository, "*", SearchOption.AllDirectories))
            if (!keep.Contains(file) && !file.EndsWith(".root.json", StringComparison.Ordinal))
                File.Delete(file);
    }

    private string PlaceOf(string path, TargetFile file) => folder.OnDisk(RepositoryLayout.Target(path, file.Hash));

    /// <summary>A file that lost its end when power failed is not here, nor one that is suspect and has other bytes.</summary>
    private bool IsHere(string path, TargetFile file, IReadOnlySet<string> named)
    {
        var place = PlaceOf(path, file);
        return new FileInfo(place) is { Exists: true } here
            && here.Length == file.Length
            && (!named.Contains(RepositoryLayout.Target(path, file.Hash)) || file.Hashes.MatchFile(place));
    }

    private void RequireRoom(long needed)
    {
        Directory.CreateDirectory(folder.Path);
        var free = new DriveInfo(Path.GetFullPath(folder.Path)).AvailableFreeSpace;
        if (free < needed)
            throw new ReleaseException(
                ReleaseProblem.DiskFull,
                $"The release needs {needed} bytes, {free} are free.",
                "Make room, then sync again."
            );
    }
}
