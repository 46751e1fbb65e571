using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>A repository's newest release as it lies on disk, at a hub or at a point: signatures are checked again, dates are not.</summary>
public sealed class ReleaseView
{
    private readonly string root;
    private readonly HashSet<string> metadata;
    private readonly TrustedMetadata? trusted;
    private readonly IReadOnlyDictionary<string, TargetsMetadata>? roles;

    private ReleaseView(string root, TrustedMetadata trusted, TargetTree tree, HashSet<string> metadata)
    {
        this.root = root;
        this.metadata = metadata;
        var leftOut = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(root)) ?? root, LeftOutFile);
        LeftOut = File.Exists(leftOut) ? File.ReadLines(leftOut).ToHashSet(StringComparer.Ordinal) : [];
        this.trusted = trusted;
        roles = tree.Roles;
        Files = Only(tree.Files, isPack: false);
        Packs = Only(tree.Files, isPack: true);
        Expiries =
        [
            ("root", trusted.Root.Expires),
            ("snapshot", trusted.Snapshot!.Expires), // Open believes a snapshot
            .. tree.Roles.Select(role => (role.Key, role.Value.Expires)),
        ];
        var snapshot = trusted.Snapshot!; // Open believes a snapshot and a timestamp
        var timestamp = trusted.Timestamp!; // as above
        Release = snapshot.Release;
        Published = snapshot.Published;
        SignedAt = timestamp.SignedAt ?? snapshot.Published ?? DateTimeOffset.UnixEpoch;
        Timestamp = timestamp.Raw;
    }

    private ReleaseView(ReleaseView full)
    {
        LeftOut = full.LeftOut;
        root = full.root;
        metadata = full.metadata;
        Files = full.Files;
        Packs = full.Packs;
        Expiries = full.Expiries;
        Release = full.Release;
        Published = full.Published;
        SignedAt = full.SignedAt;
        Timestamp = full.Timestamp;
    }

    /// <summary>Lies beside a point's repository and lists the paths that it chose not to keep.</summary>
    internal const string LeftOutFile = "left-out";

    /// <summary>Files of the release that this point chose not to keep.</summary>
    public IReadOnlySet<string> LeftOut { get; }

    /// <summary>The release's number.</summary>
    public long Release { get; }

    /// <summary>When the release was published.</summary>
    public DateTimeOffset? Published { get; }

    /// <summary>When the hub last signed that this release is the newest.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>Every file of the release by its path in the library.</summary>
    public IReadOnlyDictionary<string, TargetFile> Files { get; }

    /// <summary>Texts of a topic in one file, for first syncs (docs/format.md, "Packs"); a point may lack them.</summary>
    public IReadOnlyDictionary<string, TargetFile> Packs { get; }

    /// <summary>When each role but the timestamp ends.</summary>
    public IReadOnlyList<(string Role, DateTimeOffset At)> Expiries { get; }

    /// <summary>The timestamp of this release, byte for byte: on disk there may be a newer one already.</summary>
    public ReadOnlyMemory<byte> Timestamp { get; }

    /// <summary>Who signs root, targets, the hub's content, snapshot and timestamp, and when their signatures end.</summary>
    public IReadOnlyList<(string Role, RoleKeys Keys, DateTimeOffset Ends)> TrustedKeys =>
        [
            ("root", Trusted.Root.KeysOf("root"), Trusted.Root.Expires),
            ("targets", Trusted.Root.KeysOf("targets"), Roles["targets"].Expires),
            ("content", Roles["targets"].Delegations[0].Keys, Roles.Values.Min(role => role.Expires)),
            ("snapshot", Trusted.Root.KeysOf("snapshot"), Trusted.Snapshot!.Expires), // Open believes both
            ("timestamp", Trusted.Root.KeysOf("timestamp"), Trusted.Timestamp!.Expires), // as above
        ];

    internal TrustedMetadata Trusted => trusted ?? throw new InvalidOperationException("This view only serves.");

    internal IReadOnlyDictionary<string, TargetsMetadata> Roles =>
        roles ?? throw new InvalidOperationException("This view only serves.");

    /// <summary>Opens the newest release of a repository folder.</summary>
    /// <exception cref="ReleaseException">There is none, or its metadata is damaged.</exception>
    public static ReleaseView Open(string root)
    {
        var roots = RootVersions(root);
        ReleaseException? newest = null;
        // A point keeps a new root before what the new keys signed is here: until then the root before vouches for the release.
        for (var count = roots.Count; count > 1; count--)
        {
            try
            {
                return Open(root, roots.Take(count));
            }
            catch (ReleaseException refused) when (refused.Problem == ReleaseProblem.BadSignature)
            {
                newest ??= refused;
            }
        }

        try
        {
            return Open(root, roots.Take(1));
        }
        catch (ReleaseException refused) when (newest is not null && refused.Problem == ReleaseProblem.BadSignature)
        {
            throw newest;
        }
    }

    /// <summary>Roots one after the other from the lowest that is here: a point may have been given a later one than the first.</summary>
    private static List<long> RootVersions(string root)
    {
        const string ending = ".root.json";
        var folder = Path.Combine(root, "metadata");
        var lowest = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*" + ending)
                .Select(file => Path.GetFileName(file)[..^ending.Length])
                .Select(name =>
                    long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0
                )
                .Where(version => version > 0)
                .DefaultIfEmpty(1)
                .Min()
            : 1;
        var versions = new List<long> { lowest };
        while (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata("root", versions[^1] + 1))))
            versions.Add(versions[^1] + 1);
        return versions;
    }

    private static ReleaseView Open(string root, IEnumerable<long> roots)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { RepositoryLayout.Timestamp };
        var trusted = new TrustedMetadata(
            Read(RepositoryLayout.Metadata("root", roots.First())),
            DateTimeOffset.UnixEpoch,
            ignoresExpiry: true
        );
        foreach (var version in roots.Skip(1))
            trusted.UpdateRoot(Read(RepositoryLayout.Metadata("root", version)));
        trusted.UpdateTimestamp(Read(RepositoryLayout.Timestamp));
        trusted.UpdateSnapshot(Read(RepositoryLayout.Metadata("snapshot", trusted.Timestamp!.Snapshot.Version))); // just believed
        var tree = new TargetTree();
        var targets = trusted.UpdateTargets(Read(RepositoryLayout.Metadata("targets", VersionOf("targets"))));
        tree.Add(
            "targets",
            targets,
            delegation =>
                trusted.CheckTargets(
                    Read(RepositoryLayout.Metadata(delegation.Name, VersionOf(delegation.Name))),
                    delegation.Name,
                    delegation.Keys
                )
        );
        return new ReleaseView(root, trusted, tree, known);

        long VersionOf(string role) =>
            trusted.Snapshot!.Meta.GetValueOrDefault($"{role}.json")?.Version // just believed
            ?? throw ReleaseException.Untrusted(ReleaseProblem.Missing, $"The snapshot does not name {role}.json.");

        byte[] Read(string path)
        {
            known.Add(path);
            var place = RepositoryLayout.OnDisk(root, path);
            return File.Exists(place)
                ? File.ReadAllBytes(place)
                : throw new ReleaseException(
                    ReleaseProblem.Missing,
                    $"{path} is not in {root}.",
                    "Publish or sync again."
                );
        }
    }

    /// <summary>Opens the newest release, or null when nothing was ever published or received there.</summary>
    /// <exception cref="ReleaseException">There is one, and its metadata is damaged.</exception>
    public static ReleaseView? TryOpen(string root) =>
        File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Timestamp)) ? Open(root) : null;

    /// <summary>Opens a file of the release by its path in the library.</summary>
    /// <exception cref="FileNotFoundException">The release has no such file.</exception>
    public Stream OpenFile(string path) =>
        PathOnDisk(path) is { } place
            ? File.OpenRead(place)
            : throw new FileNotFoundException($"Release {Release} has no {path}.");

    /// <summary>Where a file of the release lies, or null when the release has no such file.</summary>
    public string? PathOnDisk(string path) =>
        Files.TryGetValue(path, out var file)
            ? RepositoryLayout.OnDisk(root, RepositoryLayout.Target(path, file.Hash))
            : null;

    /// <summary>True for a smaller size of a picture of this release, which no author wrote.</summary>
    public bool IsPictureSize(string path) =>
        PictureSize.TryParse(path, out var size) && Files.ContainsKey(size.Original);

    /// <summary>The same release without its parsed metadata, for a program that serves it all day in little memory.</summary>
    public ReleaseView ToServe() => new(this);

    /// <summary>Where a file lies that is asked for as in the repository (<c>metadata/3.snapshot.json</c>), or null when it is no part of this release. All roots are.</summary>
    public string? ServedOnDisk(string path) =>
        metadata.Contains(path) || IsTarget(path) ? RepositoryLayout.OnDisk(root, path) : null;

    private bool IsTarget(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        var dot = path.IndexOf('.', name);
        return path.StartsWith("targets/", StringComparison.Ordinal)
            && dot > name
            && (Files.TryGetValue(PathOf(), out var file) || Packs.TryGetValue(PathOf(), out file))
            && path.AsSpan(name, dot - name).SequenceEqual(file.Hash);

        string PathOf() => path["targets/".Length..name] + path[(dot + 1)..];
    }

    /// <summary>Reads every file and every compressed form again and compares it with its hash.</summary>
    /// <returns>What is damaged or missing, as repository paths.</returns>
    public IReadOnlyList<string> FindDamage(CancellationToken cancel = default)
    {
        var damaged = metadata
            .Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Raw: File.ReadAllBytes(RepositoryLayout.OnDisk(root, path)))) // opened just before
            .SelectMany(file =>
                CompressedForms.Damaged(root, file.Path, new FileHashes(Hashes.Sha256(file.Raw), null), file.Raw.Length)
            )
            .ToList();
        foreach (var (path, file) in Files)
        {
            cancel.ThrowIfCancellationRequested();
            damaged.AddRange(DamageOf(path, file));
        }

        return damaged;
    }

    internal bool IsOnDisk(string path) => File.Exists(RepositoryLayout.OnDisk(root, path));

    /// <summary>What is damaged or missing of one file, which may be left out.</summary>
    internal IEnumerable<string> DamageOf(string path, TargetFile file)
    {
        if (LeftOut.Contains(path))
            return [];
        var target = RepositoryLayout.Target(path, file.Hash);
        var place = RepositoryLayout.OnDisk(root, target);
        var forms = CompressedForms.Damaged(root, target, file.Hashes, file.Length);
        return File.Exists(place) && new FileInfo(place).Length == file.Length && file.Hashes.MatchFile(place)
            ? forms
            : forms.Prepend(target);
    }

    private static Dictionary<string, TargetFile> Only(IReadOnlyDictionary<string, TargetFile> files, bool isPack) =>
        new(files.Where(pair => RoleLayout.IsPack(pair.Key) == isPack), StringComparer.Ordinal);

    internal IEnumerable<string> AllPaths =>
        metadata.Concat(
            Files
                .Concat(Packs)
                .Where(pair => !LeftOut.Contains(pair.Key))
                .Select(pair => RepositoryLayout.Target(pair.Key, pair.Value.Hash))
        );
}
