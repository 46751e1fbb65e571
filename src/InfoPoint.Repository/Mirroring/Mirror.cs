using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>A point's verified copy of a repository: <c>trusted/</c> is what it believes, <c>repository/</c> the files as received, <c>active</c> the release in use.</summary>
/// <param name="folder">The point's <c>mirror/</c>.</param>
/// <param name="clock">The system's clock.</param>
/// <param name="built">When the program was built: the clock's first floor.</param>
/// <param name="limits">How much is taken.</param>
public sealed class Mirror(string folder, TimeProvider clock, DateTimeOffset built, TufLimits? limits = null)
{
    private readonly TufLimits limits = limits ?? new TufLimits();
    private readonly string repository = Path.Combine(folder, "repository");
    private readonly string partial = Path.Combine(folder, "partial");
    private readonly TrustedClock trustedClock = new(Path.Combine(folder, "clock"), clock, built);

    /// <summary>The files as received: a repository that can serve others.</summary>
    public string Repository => repository;

    /// <summary>Holds the number of the release in use; replaced when a new one is.</summary>
    public string ActiveFile => Path.Combine(folder, "active");

    /// <summary>The earliest time that this point believes it to be.</summary>
    public DateTimeOffset ClockFloor() => trustedClock.Floor(ReleaseView.TryOpen(repository)?.SignedAt);

    /// <summary>Takes the newest release from the first source that has it whole.</summary>
    /// <param name="sources">Sources in the order of preference.</param>
    /// <param name="trust">Whom to believe at first; not looked at once something is believed.</param>
    /// <param name="room">Bytes to be left beside the new files, for a second index.</param>
    /// <param name="progress">Told after each piece.</param>
    /// <param name="cancel">Stops between two pieces; what came is kept.</param>
    /// <exception cref="ReleaseException">No source had a release that can be believed; the first source's reason. What was in use stays in use.</exception>
    public async Task<SyncOutcome> SyncAsync(
        IReadOnlyList<IReleaseSource> sources,
        FirstTrust trust,
        long room = 0,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        AtomicFile.RemoveUnfinished(folder);
        return await FromFirstAsync(sources, source => SyncFromAsync(source, trust, room, progress, cancel));
    }

    /// <summary>Tells what a sync would do; fetches metadata only.</summary>
    /// <exception cref="ReleaseException">As for a sync.</exception>
    public Task<SyncPlan> PlanAsync(
        IReadOnlyList<IReleaseSource> sources,
        FirstTrust trust,
        CancellationToken cancel = default
    ) =>
        FromFirstAsync(
            sources,
            async source =>
            {
                var before = ReleaseView.TryOpen(repository);
                var (trusted, state, fetch, isNewest) = await FollowAsync(source, trust, before, cancel);
                if (isNewest)
                    return new SyncPlan(before!.Release, false, 0, 0, 0); // nothing can be newest without one
                var (all, _) = await TakeTargetsAsync(trusted, state, fetch);
                var missing = Missing(all, before, copies: false);
                return new SyncPlan(
                    trusted.Snapshot!.Release, // taken just before
                    before?.Release != trusted.Snapshot.Release,
                    missing.Count,
                    missing.Values.Sum(file => file.Length),
                    TargetFetch.Estimate(missing, all)
                );
            }
        );

    private static async Task<T> FromFirstAsync<T>(
        IReadOnlyList<IReleaseSource> sources,
        Func<IReleaseSource, Task<T>> run
    )
    {
        ReleaseException? first = null;
        foreach (var source in sources)
        {
            try
            {
                return await run(source);
            }
            catch (ReleaseException refused)
                when (refused.Problem
                        is not (ReleaseProblem.DiskFull or ReleaseProblem.Busy or ReleaseProblem.Allowance)
                )
            {
                first ??= refused; // the next source may be better
            }
        }

        throw first
            ?? new ReleaseException(
                ReleaseProblem.Unreachable,
                "There is no source to sync from.",
                "Name the hub with --hub."
            );
    }

    private async Task<SyncOutcome> SyncFromAsync(
        IReleaseSource source,
        FirstTrust trust,
        long room,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel
    )
    {
        var received = source.BytesReceived;
        var before = ReleaseView.TryOpen(repository);
        var (trusted, state, fetch, isNewest) = await FollowAsync(source, trust, before, cancel);
        if (isNewest)
            return new SyncOutcome(before!.Release, false, source.Name, source.BytesReceived - received, [], [], []); // nothing can be newest without one

        var (all, metadata) = await TakeTargetsAsync(trusted, state, fetch);
        await FetchMissingAsync(source, all, before, room, progress, cancel);
        Switch(trusted, metadata);

        var files = all.Where(pair => !RoleLayout.IsPack(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var old = before?.Files ?? new Dictionary<string, TargetFile>();
        RemoveOthers([.. before?.AllPaths ?? [], .. ReleaseView.Open(repository).AllPaths]);
        return new SyncOutcome(
            trusted.Snapshot!.Release, // taken above
            before?.Release != trusted.Snapshot.Release,
            source.Name,
            source.BytesReceived - received,
            [.. files.Keys.Where(path => !old.ContainsKey(path))],
            [
                .. files
                    .Where(pair => old.TryGetValue(pair.Key, out var was) && was != pair.Value)
                    .Select(pair => pair.Key),
            ],
            [.. old.Keys.Where(path => !files.ContainsKey(path))]
        );
    }

    /// <summary>Follows root and timestamp, and tells whether the release in use is still the newest.</summary>
    private async Task<(TrustedMetadata Trusted, TrustFolder State, MetadataFetch Fetch, bool IsNewest)> FollowAsync(
        IReleaseSource source,
        FirstTrust trust,
        ReleaseView? before,
        CancellationToken cancel
    )
    {
        var state = new TrustFolder(Path.Combine(folder, "trusted"));
        var now = trustedClock.Now(before?.SignedAt);
        var trusted = new TrustedMetadata(state.Read("root") ?? await trust.FindRootAsync(source, limits, cancel), now);
        var fetch = new MetadataFetch(source, cancel);
        await WalkRootsAsync(trusted, state, fetch);
        var isNewTimestamp = await TakeTimestampAsync(trusted, state, fetch);
        trustedClock.Save();
        var isNewest =
            !isNewTimestamp
            && before is not null
            && before.Trusted.Snapshot!.Version == trusted.Timestamp!.Snapshot.Version; // an open view has a snapshot; taken just before
        return (trusted, state, fetch, isNewest);
    }

    /// <summary>One root after the other until there is none (TUF §5.3); each is kept for those whom this mirror serves.</summary>
    private async Task WalkRootsAsync(TrustedMetadata trusted, TrustFolder state, MetadataFetch fetch)
    {
        Keep(RepositoryLayout.Metadata("root", trusted.Root.Version), trusted.Root.Raw);
        for (var count = 0; count < limits.Roots; count++)
        {
            if (
                await fetch.TryAsync(RepositoryLayout.Metadata("root", trusted.Root.Version + 1), limits.RootBytes)
                is not { } next
            )
                break;
            trusted.UpdateRoot(next);
            Keep(RepositoryLayout.Metadata("root", trusted.Root.Version), next);
            state.WriteRoot(trusted, next);
        }

        trusted.FinishRoot();
        state.Write("root", trusted.Root.Raw);
    }

    private async Task<bool> TakeTimestampAsync(TrustedMetadata trusted, TrustFolder state, MetadataFetch fetch)
    {
        trusted.Recall(state.Read("timestamp"), state.Read("snapshot"));
        var raw = await fetch.RequireAsync(RepositoryLayout.Timestamp, limits.TimestampBytes);
        var isNew = trusted.UpdateTimestamp(raw);
        if (isNew)
            state.Write("timestamp", raw);
        trusted.FinishTimestamp();
        return isNew;
    }

    /// <summary>Snapshot and every targets role: those that are here from before are taken from disk.</summary>
    private async Task<(
        IReadOnlyDictionary<string, TargetFile> Files,
        IReadOnlyDictionary<string, byte[]> Metadata
    )> TakeTargetsAsync(TrustedMetadata trusted, TrustFolder state, MetadataFetch fetch)
    {
        var metadata = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var snapshotPath = RepositoryLayout.Metadata("snapshot", trusted.Timestamp!.Snapshot.Version); // taken before
        var snapshot = await TakeAsync(snapshotPath, limits.SnapshotBytes);
        trusted.UpdateSnapshot(snapshot);
        state.Write("snapshot", snapshot);

        var loaded = new Dictionary<string, TargetsMetadata>(StringComparer.Ordinal);
        var top = trusted.UpdateTargets(await TakeAsync(PathOf("targets"), limits.TargetsBytes));
        await LoadBelowAsync(top);
        var tree = new TargetTree();
        tree.Add("targets", top, delegation => loaded[delegation.Name]);
        return (tree.Files, metadata);

        string PathOf(string role) =>
            RepositoryLayout.Metadata(
                role,
                trusted.Snapshot!.Meta.GetValueOrDefault($"{role}.json")?.Version // just believed
                    ?? throw ReleaseException.Untrusted(
                        ReleaseProblem.Missing,
                        $"The snapshot does not name {role}.json."
                    )
            );

        async Task<byte[]> TakeAsync(string path, long limit)
        {
            var here = RepositoryLayout.OnDisk(repository, path);
            var raw = File.Exists(here) ? await File.ReadAllBytesAsync(here) : await fetch.RequireAsync(path, limit);
            return metadata[path] = raw;
        }

        async Task LoadBelowAsync(TargetsMetadata role)
        {
            foreach (var delegation in role.Delegations.Where(delegation => !loaded.ContainsKey(delegation.Name)))
            {
                var raw = await TakeAsync(PathOf(delegation.Name), limits.TargetsBytes);
                loaded[delegation.Name] = trusted.CheckTargets(raw, delegation.Name, delegation.Keys);
                await LoadBelowAsync(loaded[delegation.Name]);
            }
        }
    }

    private async Task FetchMissingAsync(
        IReleaseSource source,
        IReadOnlyDictionary<string, TargetFile> all,
        ReleaseView? before,
        long room,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel
    )
    {
        var missing = Missing(all, before, copies: true);
        RequireRoom(missing.Values.Sum(file => file.Length) + room);
        var fetch = new TargetFetch(source, partial, PlaceOf, progress);
        await fetch.RunAsync(missing, all, cancel);
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
    }

    /// <summary>What is not here yet, packs aside. What is here under another path is copied: moved or renamed content is never fetched again.</summary>
    private Dictionary<string, TargetFile> Missing(
        IReadOnlyDictionary<string, TargetFile> all,
        ReleaseView? before,
        bool copies
    )
    {
        var byHash = (before?.Files ?? new Dictionary<string, TargetFile>())
            .GroupBy(pair => pair.Value.Hash)
            .ToDictionary(same => same.Key, same => before!.PathOnDisk(same.First().Key)!, StringComparer.Ordinal); // keys come from before
        var missing = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in all.Where(pair => !RoleLayout.IsPack(pair.Key)))
        {
            var place = PlaceOf(path, file);
            if (File.Exists(place))
                continue;
            if (!byHash.TryGetValue(file.Hash, out var same) || !File.Exists(same))
                missing[path] = file;
            else if (copies)
                Copy(same, place);
        }

        return missing;
    }

    private string PlaceOf(string path, TargetFile file) =>
        RepositoryLayout.OnDisk(repository, RepositoryLayout.Target(path, file.Hash));

    private static void Copy(string from, string to) => AtomicFile.Write(to, File.ReadAllBytes(from));

    private void RequireRoom(long needed)
    {
        Directory.CreateDirectory(folder);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < needed)
            throw new ReleaseException(
                ReleaseProblem.DiskFull,
                $"The release needs {needed} bytes, {free} are free.",
                "Make room, then sync again."
            );
    }

    /// <summary>All files are here: the metadata follows, the timestamp last but one, then the number in use.</summary>
    private void Switch(TrustedMetadata trusted, IReadOnlyDictionary<string, byte[]> metadata)
    {
        foreach (var (path, raw) in metadata)
            Keep(path, raw);
        AtomicFile.Write(RepositoryLayout.OnDisk(repository, RepositoryLayout.Timestamp), trusted.Timestamp!.Raw); // believed before
        AtomicFile.Write(ActiveFile, trusted.Snapshot!.Release.ToString(CultureInfo.InvariantCulture)); // believed before
    }

    private void Keep(string path, byte[] raw)
    {
        var place = RepositoryLayout.OnDisk(repository, path);
        if (!File.Exists(place))
            AtomicFile.Write(place, raw);
    }

    /// <summary>Removes what neither the release in use nor the one before needs; roots stay for ever.</summary>
    private void RemoveOthers(IReadOnlyCollection<string> wanted)
    {
        var keep = wanted.Select(path => RepositoryLayout.OnDisk(repository, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories))
            if (!keep.Contains(file) && !file.EndsWith(".root.json", StringComparison.Ordinal))
                File.Delete(file);
    }
}
