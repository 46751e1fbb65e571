namespace InfoPoint.Repository;

/// <summary>What a writing did.</summary>
/// <param name="Release">The release on the stick.</param>
/// <param name="Written">Files written.</param>
/// <param name="Bytes">Bytes written.</param>
/// <param name="Kept">Files that were there already.</param>
/// <param name="Removed">Files of older releases removed.</param>
public sealed record StickOutcome(long Release, int Written, long Bytes, int Kept, int Removed);

/// <summary>Makes a stick a repository that any point reads: the release in use, byte for byte, the timestamp last. What is on it already stays.</summary>
/// <param name="repository">The hub's or point's repository.</param>
/// <param name="stick">The folder of the repository on the stick.</param>
public sealed class StickWriter(string repository, string stick)
{
    /// <summary>Writes, then reads everything back.</summary>
    /// <exception cref="ReleaseException">There is no release, a file cannot lie on a stick, there is no room, or the stick gives back other bytes.</exception>
    public StickOutcome Write(IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var view = ReleaseView.Open(repository);
        var paths = view.AllPaths.Where(IsHere).ToList();
        RequireSafe(paths);
        AtomicFile.RemoveUnfinished(stick);
        var missing = paths.Where(path => path != RepositoryLayout.Timestamp && !IsThere(path)).ToList();
        var done = new SyncProgress(0, missing.Count, 0, missing.Sum(LengthOf));
        RequireRoom(done.BytesTotal);
        // Metadata after targets, the timestamp last: a stick pulled out too early is the one before, or lacks only what a reader sees to be missing.
        foreach (var path in missing.OrderByDescending(path => path.StartsWith("targets/", StringComparison.Ordinal)))
        {
            cancel.ThrowIfCancellationRequested();
            Copy(path);
            done = done with { FilesDone = done.FilesDone + 1, BytesDone = done.BytesDone + LengthOf(path) };
            progress?.Report(done);
        }

        AtomicFile.Write(RepositoryLayout.OnDisk(stick, RepositoryLayout.Timestamp), view.Timestamp.Span);
        var removed = RemoveOthers([.. paths, RepositoryLayout.Timestamp]);
        ReadBack(paths, view, cancel);
        return new StickOutcome(view.Release, missing.Count, done.BytesTotal, paths.Count - missing.Count, removed);
    }

    /// <summary>Packs may be missing at a point, all else is there.</summary>
    private bool IsHere(string path) => File.Exists(RepositoryLayout.OnDisk(repository, path));

    private long LengthOf(string path) => new FileInfo(RepositoryLayout.OnDisk(repository, path)).Length;

    /// <summary>Names hold version or hash: a file of the same name and length is taken for the same until it is read back.</summary>
    private bool IsThere(string path)
    {
        var file = new FileInfo(RepositoryLayout.OnDisk(stick, path));
        return file.Exists && file.Length == LengthOf(path);
    }

    private void RequireSafe(List<string> paths)
    {
        var wrong = paths.Find(path => !StickNames.IsSafe(path) || LengthOf(path) > StickNames.MostBytes);
        var twin = paths
            .GroupBy(path => path, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1);
        if ((wrong ?? twin?.Key) is { } path)
            throw new ReleaseException(
                ReleaseProblem.Malformed,
                $"{path} cannot lie on a FAT32 stick.",
                "Give the file another name, or make it smaller than 4 GB, and publish again."
            );
    }

    private void RequireRoom(long needed)
    {
        Directory.CreateDirectory(stick);
        var free = new DriveInfo(Path.GetFullPath(stick)).AvailableFreeSpace;
        if (free < needed)
            throw new ReleaseException(
                ReleaseProblem.DiskFull,
                $"The stick needs {needed} bytes more, {free} are free.",
                "Take a larger stick, or make room on this one."
            );
    }

    private void Copy(string path)
    {
        var place = RepositoryLayout.OnDisk(stick, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!); // a file has a folder
        using (var from = File.OpenRead(RepositoryLayout.OnDisk(repository, path)))
        using (var to = new FileStream(place + AtomicFile.Unfinished, FileMode.Create, FileAccess.Write))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        File.Move(place + AtomicFile.Unfinished, place, overwrite: true);
    }

    private int RemoveOthers(HashSet<string> wanted)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(stick, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(stick, file).Replace(Path.DirectorySeparatorChar, '/');
            if (wanted.Contains(path) || path.EndsWith(".root.json", StringComparison.Ordinal))
                continue;
            File.Delete(file);
            removed++;
        }

        return removed;
    }

    private void ReadBack(List<string> paths, ReleaseView view, CancellationToken cancel)
    {
        var announced = view
            .Files.Concat(view.Packs)
            .ToDictionary(
                pair => RepositoryLayout.Target(pair.Key, pair.Value.Hash),
                pair => pair.Value.Hashes,
                StringComparer.Ordinal
            );
        foreach (var path in paths.Where(path => path != RepositoryLayout.Timestamp))
        {
            cancel.ThrowIfCancellationRequested();
            var own = RepositoryLayout.OnDisk(repository, path);
            var expected = announced.GetValueOrDefault(path) ?? new FileHashes(Hashes.Sha256OfFile(own), null);
            var place = RepositoryLayout.OnDisk(stick, path);
            if (expected.MatchFile(place))
                continue;
            File.Delete(place);
            throw expected.MatchFile(own)
                ? new ReleaseException(
                    ReleaseProblem.WrongHash,
                    $"The stick gives back other bytes for {path}.",
                    "Write it once more; if it happens again, the stick is worn out."
                )
                : new ReleaseException(
                    ReleaseProblem.WrongHash,
                    $"{path} is damaged on the disk of this machine.",
                    "Have it replaced with: infopoint release verify --repair, then sync or publish, and write the stick again."
                );
        }

        _ = ReleaseView.Open(stick);
    }
}
