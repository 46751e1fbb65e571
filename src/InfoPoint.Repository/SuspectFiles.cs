namespace InfoPoint.Repository;

/// <summary>Files of a repository that a disk gave back with other bytes. Until right ones take their place they stay, and are named here; the next sync or publishing reads them again and replaces what is still wrong.</summary>
/// <param name="repository">The folder that holds <c>metadata/</c> and <c>targets/</c>; the list lies beside it.</param>
public sealed class SuspectFiles(string repository)
{
    private readonly string list = Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(repository)) ?? repository,
        "suspects"
    );

    /// <summary>Repository paths of the files.</summary>
    public IReadOnlySet<string> Read() =>
        File.Exists(list) ? File.ReadLines(list).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <summary>Names more files. Compressed forms are removed instead: whoever serves the file does without. The caller holds the lock of the data folder.</summary>
    /// <param name="damaged">As <see cref="ReleaseView.FindDamage"/> gives them.</param>
    /// <returns>Those that wait for a sync or a publishing.</returns>
    public IReadOnlyList<string> Add(IReadOnlyCollection<string> damaged)
    {
        foreach (var form in damaged.Where(CompressedForms.IsForm))
            File.Delete(RepositoryLayout.OnDisk(repository, form));
        var waiting = damaged.Where(path => !CompressedForms.IsForm(path)).ToList();
        Write(Read().Union(waiting));
        return waiting;
    }

    /// <summary>Forgets what is right by now, or no longer part of the release.</summary>
    internal void Settle(IReadOnlyDictionary<string, TargetFile> files)
    {
        var suspects = Read();
        if (suspects.Count == 0)
            return;
        Write(
            files
                .Select(pair => (Path: RepositoryLayout.Target(pair.Key, pair.Value.Hash), File: pair.Value))
                .Where(target => suspects.Contains(target.Path) && IsWrong(target.Path, target.File))
                .Select(target => target.Path)
        );
    }

    private bool IsWrong(string path, TargetFile file)
    {
        var place = RepositoryLayout.OnDisk(repository, path);
        return File.Exists(place) && !file.Hashes.MatchFile(place);
    }

    private void Write(IEnumerable<string> paths)
    {
        var lines = string.Concat(paths.Order(StringComparer.Ordinal).Select(path => path + "\n"));
        if (lines.Length > 0)
            AtomicFile.Write(list, lines);
        else
            File.Delete(list);
    }
}
