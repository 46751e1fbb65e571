namespace InfoPoint.Repository;

/// <summary>Follows the metadata of one source, from what a mirror believes to the newest release (TUF §5.3 to §5.6).</summary>
internal sealed class MetadataWalk
{
    private readonly MirrorFolder folder;
    private readonly TufLimits limits;
    private readonly MetadataFetch fetch;
    private readonly Dictionary<string, byte[]> metadata = new(StringComparer.Ordinal);

    private MetadataWalk(MirrorFolder folder, TufLimits limits, MetadataFetch fetch, TrustedMetadata trusted)
    {
        this.folder = folder;
        this.limits = limits;
        this.fetch = fetch;
        Trusted = trusted;
    }

    /// <summary>What is believed so far.</summary>
    public TrustedMetadata Trusted { get; }

    /// <summary>Snapshot and targets roles taken so far, by their paths.</summary>
    public IReadOnlyDictionary<string, byte[]> Metadata => metadata;

    /// <summary>Takes roots and timestamp.</summary>
    /// <param name="folder">The mirror.</param>
    /// <param name="before">The release in use, or null.</param>
    /// <param name="source">The source that is followed.</param>
    /// <param name="trust">Whom to believe at first; not looked at once something is believed.</param>
    /// <param name="now">The time, taken once at the start (§5.1).</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <exception cref="ReleaseException">The source lacks something, or it was refused; what was believed before stays.</exception>
    public static async Task<MetadataWalk> ToTimestampAsync(
        MirrorFolder folder,
        ReleaseView? before,
        IReleaseSource source,
        FirstTrust trust,
        DateTimeOffset now,
        TufLimits limits,
        CancellationToken cancel
    )
    {
        var root = folder.BelievedRoot() ?? await trust.FindRootAsync(source, limits, cancel);
        var fetch = new MetadataFetch(source, cancel);
        var walk = new MetadataWalk(folder, limits, fetch, new TrustedMetadata(root, now));
        await walk.TakeRootsAsync();
        await walk.TakeTimestampAsync(before);
        return walk;
    }

    /// <summary>Takes snapshot and every targets role: those that are here from before are taken from disk.</summary>
    /// <returns>Every file of the release, packs with them.</returns>
    /// <exception cref="ReleaseException">The source lacks something, or it was refused.</exception>
    public async Task<IReadOnlyDictionary<string, TargetFile>> ToTargetsAsync()
    {
        folder.Trusted.Write(
            "snapshot",
            await TakeAsync(
                RepositoryLayout.Metadata("snapshot", Trusted.Timestamp!.Snapshot.Version), // taken before
                limits.SnapshotBytes,
                raw => Trusted.UpdateSnapshot(raw)
            )
        );
        var loaded = new Dictionary<string, TargetsMetadata>(StringComparer.Ordinal);
        await TakeAsync(PathOf("targets"), limits.TargetsBytes, raw => loaded["targets"] = Trusted.UpdateTargets(raw));
        await TakeBelowAsync(loaded["targets"], loaded);
        var tree = new TargetTree();
        tree.Add("targets", loaded["targets"], delegation => loaded[delegation.Name]);
        return tree.Files;
    }

    /// <summary>One root after the other until there is none (TUF §5.3); each is kept for those whom this mirror serves.</summary>
    private async Task TakeRootsAsync()
    {
        folder.Keep(RepositoryLayout.Metadata("root", Trusted.Root.Version), Trusted.Root.Raw);
        for (var count = 0; count < limits.Roots; count++)
        {
            if (
                await fetch.TryAsync(RepositoryLayout.Metadata("root", Trusted.Root.Version + 1), limits.RootBytes)
                is not { } next
            )
                break;
            Trusted.UpdateRoot(next);
            folder.Keep(RepositoryLayout.Metadata("root", Trusted.Root.Version), next);
            folder.Trusted.WriteRoot(Trusted, next);
        }

        Trusted.FinishRoot();
        folder.Trusted.Write("root", Trusted.Root.Raw);
    }

    private async Task TakeTimestampAsync(ReleaseView? before)
    {
        var timestamp = folder.Trusted.Read("timestamp");
        Trusted.Recall(timestamp, folder.Trusted.Read("snapshot"));
        // Damaged by the disk: the release in use remembers as well. One that a new root removed is not there, and stays forgotten.
        if (timestamp is not null && Trusted.Timestamp is null && before is not null)
            Trusted.Recall(before.Timestamp.ToArray(), before.Trusted.Snapshot?.Raw);
        var raw = await fetch.RequireAsync(RepositoryLayout.Timestamp, limits.TimestampBytes);
        if (Trusted.UpdateTimestamp(raw))
            folder.Trusted.Write("timestamp", raw);
        Trusted.FinishTimestamp();
    }

    private async Task TakeBelowAsync(TargetsMetadata role, Dictionary<string, TargetsMetadata> loaded)
    {
        foreach (var delegation in role.Delegations.Where(delegation => !loaded.ContainsKey(delegation.Name)))
        {
            await TakeAsync(
                PathOf(delegation.Name),
                limits.TargetsBytes,
                raw => loaded[delegation.Name] = Trusted.CheckTargets(raw, delegation.Name, delegation.Keys)
            );
            await TakeBelowAsync(loaded[delegation.Name], loaded);
        }
    }

    private string PathOf(string role) =>
        RepositoryLayout.Metadata(
            role,
            Trusted.Snapshot!.Meta.GetValueOrDefault($"{role}.json")?.Version // just believed
                ?? throw ReleaseException.Untrusted(ReleaseProblem.Missing, $"The snapshot does not name {role}.json.")
        );

    // What is believed is kept at once under its version: after a cut it is not asked for again. A file with this number
    // may lie here and be damaged, or be signed by keys that no longer count: then it is fetched.
    private async Task<byte[]> TakeAsync(string path, long limit, Action<byte[]> believe)
    {
        var here = folder.OnDisk(path);
        if (File.Exists(here) && Believed(await File.ReadAllBytesAsync(here), believe) is { } local)
            return metadata[path] = local;
        var raw = await fetch.RequireAsync(path, limit);
        believe(raw);
        AtomicFile.Write(here, raw);
        return metadata[path] = raw;
    }

    private static byte[]? Believed(byte[] raw, Action<byte[]> believe)
    {
        try
        {
            believe(raw);
            return raw;
        }
        catch (ReleaseException)
        {
            return null; // damaged, or expired since: asked for again
        }
    }
}
