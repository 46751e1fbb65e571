namespace InfoPoint.Repository;

/// <summary>Publishes a library as signed releases of a standard TUF repository. A crash at any point leaves the release before or the new one.</summary>
/// <param name="data">The hub's data folder: <c>repository/</c> and caches lie in it.</param>
/// <param name="keys">The hub's keys.</param>
/// <param name="clock">The time written into metadata.</param>
public sealed class ReleasePublisher(string data, KeyFolder keys, TimeProvider clock)
{
    private const int MostWaiting = 16;

    private readonly string root = Path.Combine(data, "repository");
    private readonly SuspectFiles suspects = new(Path.Combine(data, "repository"));
    private readonly Lazy<ReleaseView?> published = new(() => ReleaseView.TryOpen(Path.Combine(data, "repository")));

    /// <summary>The release that is published when the publishing starts, or null.</summary>
    /// <exception cref="ReleaseException">There is one, and it is damaged.</exception>
    public ReleaseView? Published => published.Value;

    /// <summary>Hashes of files that were published before.</summary>
    public KnownFiles Known { get; } = new(Path.Combine(data, "known-files.tsv"), clock.GetUtcNow());

    /// <summary>Publishes these files as the whole library. Nothing changed: no new release.</summary>
    /// <exception cref="ReleaseException">The disk is full, or the repository here is damaged.</exception>
    public PublishOutcome Publish(IEnumerable<StagedFile> files, CancellationToken cancel = default)
    {
        AtomicFile.RemoveUnfinished(root);
        EnsureRoot();
        var before = Published;
        var now = clock.GetUtcNow();
        var targets = Stage(files, before, cancel);
        suspects.Settle(targets);
        var old = before?.Files ?? new Dictionary<string, TargetFile>();
        var added = targets.Keys.Where(path => !old.ContainsKey(path)).ToList();
        var removed = old.Keys.Where(path => !targets.ContainsKey(path)).ToList();
        var changed = targets
            .Where(pair => old.TryGetValue(pair.Key, out var was) && was != pair.Value)
            .Select(pair => pair.Key)
            .ToList();
        if (before is not null && added.Count + removed.Count + changed.Count == 0)
            return new PublishOutcome(before.Release, false, [], [], []);

        var release = (before?.Release ?? 0) + 1;
        var packs = new PackBuilder(root, Path.Combine(data, "packs.tsv")).Build(
            targets,
            before?.Packs ?? new Dictionary<string, TargetFile>(),
            cancel
        );
        foreach (var (path, pack) in packs)
            targets[path] = pack;
        new ReleaseSigning(root, Signers(before), now).Sign(before, targets, release, now);
        return new PublishOutcome(release, true, added, changed, removed);
    }

    /// <summary>Signs the timestamp again, so that points see that their release is still the newest, and with it every role of the hub that is past half its life.</summary>
    /// <exception cref="ReleaseException">There is no release yet.</exception>
    public void SignAgain()
    {
        var view = ReleaseView.Open(root);
        var files = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in view.Files.Concat(view.Packs))
            files[path] = file;
        new ReleaseSigning(root, Signers(view), clock.GetUtcNow()).Sign(
            view,
            files,
            view.Release,
            view.Published ?? clock.GetUtcNow()
        );
    }

    private ReleaseSigners Signers(ReleaseView? view)
    {
        if (view is not null)
            keys.Settle(view);
        return ReleaseSigners.Of(keys);
    }

    private void EnsureRoot()
    {
        if (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata("root", 1))))
            return;

        new RootSigning(root, clock.GetUtcNow()).Write(
            1,
            new[] { "root", "targets", "snapshot", "timestamp" }.Select(role =>
                (role, (IReadOnlyList<PublicKey>)[keys[role].Public], 1)
            ),
            [keys["root"]]
        );
    }

    private SortedDictionary<string, TargetFile> Stage(
        IEnumerable<StagedFile> files,
        ReleaseView? before,
        CancellationToken cancel
    )
    {
        var targets = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        var fresh = new List<(StagedFile File, string Hash)>();
        var named = suspects.Read();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            if (RoleLayout.RoleOf(file.Path) is null or "packs")
                throw new ReleaseException(
                    ReleaseProblem.Malformed,
                    $"No role signs {file.Path}.",
                    "Remove the file from the library."
                );
            var hash = file.Sha256 ?? Known.Sha256(file.OnDisk);
            if (
                before?.Files.TryGetValue(file.Path, out var same) == true
                && same.Hash == hash
                && (IsStaying(file) || IsRight(RepositoryLayout.Target(file.Path, hash), hash, named))
            )
                targets[file.Path] = same;
            else
                fresh.Add((file, hash));
        }

        // Each file waits for the disk: several wait together.
        var gate = new Lock();
        Together.Run(
            fresh,
            MostWaiting,
            file =>
            {
                var kept = Keep(file.File, file.Hash, named);
                lock (gate)
                    targets[file.File.Path] = kept;
            },
            cancel
        );
        Known.Save();
        return targets;
    }

    /// <summary>A file of the release before that somebody removed, or that the disk damaged, is stored again.</summary>
    private bool IsRight(string target, string hash, IReadOnlySet<string> named)
    {
        var place = RepositoryLayout.OnDisk(root, target);
        return File.Exists(place) && (!named.Contains(target) || Hashes.Sha256OfFile(place) == hash);
    }

    /// <summary>A file of the release before that stays as it was signed: it is not read, so that a disk that lost bytes changes nothing.</summary>
    private static bool IsStaying(StagedFile file) =>
        file.Sha256 is not null
        && (
            File.Exists(file.OnDisk)
                ? true
                : throw new ReleaseException(
                    ReleaseProblem.Missing,
                    $"{file.OnDisk} is gone from the repository.",
                    "Copy it there from a mirror, a stick or a backup, where it has the same name; then publish again."
                )
        );

    private TargetFile Keep(StagedFile file, string hash, IReadOnlySet<string> named)
    {
        var target = RepositoryLayout.Target(file.Path, hash);
        var place = RepositoryLayout.OnDisk(root, target);
        if (IsRight(target, hash, named))
            return new TargetFile(new FileInfo(place).Length, hash);

        var bytes = File.ReadAllBytes(file.OnDisk);
        hash = Hashes.Sha256(bytes); // the file may have changed since it was hashed
        place = RepositoryLayout.OnDisk(root, RepositoryLayout.Target(file.Path, hash));
        MetadataWriter.Compress(place, file.Path, bytes);
        AtomicFile.Write(place, bytes);
        return new TargetFile(bytes.Length, hash);
    }
}
