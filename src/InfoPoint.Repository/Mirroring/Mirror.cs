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
        ReleaseException? first = null;
        foreach (var source in sources)
        {
            try
            {
                return await SyncFromAsync(source, trust, room, progress, cancel);
            }
            catch (ReleaseException refused)
                when (refused.Problem is not (ReleaseProblem.DiskFull or ReleaseProblem.Busy))
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
        var before = TryOpenHere();
        var state = new TrustFolder(Path.Combine(folder, "trusted"));
        var now = trustedClock.Now(before?.SignedAt);
        var trusted = new TrustedMetadata(state.Read("root") ?? await trust.FindRootAsync(source, limits, cancel), now);
        var fetch = new MetadataFetch(source, cancel);

        await WalkRootsAsync(trusted, state, fetch);
        await TakeTimestampAsync(trusted, state, fetch);
        trustedClock.Save();
        if (before is not null && before.Timestamp.Span.SequenceEqual(trusted.Timestamp!.Raw) && IsComplete(before)) // just believed
            return new SyncOutcome(before.Release, false, source.Name, source.BytesReceived - received, [], [], []);

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

    /// <summary>The release here, or null when there is none that opens: then a whole one takes its place.</summary>
    private ReleaseView? TryOpenHere()
    {
        try
        {
            return ReleaseView.TryOpen(repository);
        }
        catch (ReleaseException)
        {
            return null; // damaged by the disk or a failure of power: what is right of it is used again, the rest fetched
        }
    }

    private bool IsComplete(ReleaseView view) =>
        view.Files.All(pair => IsHere(PlaceOf(pair.Key, pair.Value), pair.Value));

    /// <summary>A file that lost its end when power failed is not here.</summary>
    private static bool IsHere(string place, TargetFile file) =>
        new FileInfo(place) is { Exists: true } here && here.Length == file.Length;

    private async Task TakeTimestampAsync(TrustedMetadata trusted, TrustFolder state, MetadataFetch fetch)
    {
        trusted.Recall(state.Read("timestamp"), state.Read("snapshot"));
        var raw = await fetch.RequireAsync(RepositoryLayout.Timestamp, limits.TimestampBytes);
        if (trusted.UpdateTimestamp(raw))
            state.Write("timestamp", raw);
        trusted.FinishTimestamp();
    }

    /// <summary>Snapshot and every targets role: those that are here from before are taken from disk.</summary>
    private async Task<(
        IReadOnlyDictionary<string, TargetFile> Files,
        IReadOnlyDictionary<string, byte[]> Metadata
    )> TakeTargetsAsync(TrustedMetadata trusted, TrustFolder state, MetadataFetch fetch)
    {
        var metadata = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var snapshotPath = RepositoryLayout.Metadata("snapshot", trusted.Timestamp!.Snapshot.Version); // taken before
        await TakeAsync(snapshotPath, limits.SnapshotBytes, raw => trusted.UpdateSnapshot(raw));
        state.Write("snapshot", metadata[snapshotPath]);

        var loaded = new Dictionary<string, TargetsMetadata>(StringComparer.Ordinal);
        await TakeAsync(PathOf("targets"), limits.TargetsBytes, raw => trusted.UpdateTargets(raw));
        await LoadBelowAsync(trusted.Targets!); // just believed
        var tree = new TargetTree();
        tree.Add("targets", trusted.Targets!, delegation => loaded[delegation.Name]);
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

        // A file with this number may lie here and be damaged, or be signed by keys that no longer count: then it is fetched.
        async Task TakeAsync(string path, long limit, Action<byte[]> believe)
        {
            var here = RepositoryLayout.OnDisk(repository, path);
            if (File.Exists(here) && TryBelieve(metadata[path] = await File.ReadAllBytesAsync(here), believe))
                return;
            believe(metadata[path] = await fetch.RequireAsync(path, limit));
        }

        async Task LoadBelowAsync(TargetsMetadata role)
        {
            foreach (var delegation in role.Delegations.Where(delegation => !loaded.ContainsKey(delegation.Name)))
            {
                await TakeAsync(
                    PathOf(delegation.Name),
                    limits.TargetsBytes,
                    raw => loaded[delegation.Name] = trusted.CheckTargets(raw, delegation.Name, delegation.Keys)
                );
                await LoadBelowAsync(loaded[delegation.Name]);
            }
        }
    }

    private static bool TryBelieve(byte[] raw, Action<byte[]> believe)
    {
        try
        {
            believe(raw);
            return true;
        }
        catch (ReleaseException)
        {
            return false; // asked for at the source, whose file is judged in the same way
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
        var missing = Missing(all, before);
        RequireRoom(missing.Values.Sum(file => file.Length) + room);
        var fetch = new TargetFetch(source, partial, PlaceOf, progress);
        await fetch.RunAsync(missing, all, cancel);
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
    }

    /// <summary>What is not here yet, packs aside. What is here under another path is copied: moved or renamed content is never fetched again.</summary>
    private Dictionary<string, TargetFile> Missing(IReadOnlyDictionary<string, TargetFile> all, ReleaseView? before)
    {
        var byHash = (before?.Files ?? new Dictionary<string, TargetFile>())
            .GroupBy(pair => pair.Value.Hash)
            .ToDictionary(same => same.Key, same => before!.PathOnDisk(same.First().Key)!, StringComparer.Ordinal); // keys come from before
        var missing = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in all.Where(pair => !RoleLayout.IsPack(pair.Key)))
        {
            var place = PlaceOf(path, file);
            if (IsHere(place, file))
                continue;
            if (byHash.TryGetValue(file.Hash, out var same) && File.Exists(same) && file.Hashes.MatchFile(same))
                Copy(same, place);
            else
                missing[path] = file;
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
        if (!File.Exists(place) || !File.ReadAllBytes(place).AsSpan().SequenceEqual(raw))
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
