using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>A point's verified copy of a repository: <c>trusted/</c> is what it believes, <c>repository/</c> the files as received, <c>active</c> the release in use.</summary>
/// <param name="folder">The point's <c>mirror/</c>.</param>
/// <param name="clock">The system's clock.</param>
/// <param name="built">When the program was built: the clock's first floor.</param>
/// <param name="limits">How much is taken.</param>
/// <param name="choice">Which media are kept; null keeps all.</param>
public sealed class Mirror(
    string folder,
    TimeProvider clock,
    DateTimeOffset built,
    TufLimits? limits = null,
    MediaChoice? choice = null
)
{
    private readonly MediaChoice choice = choice ?? MediaChoice.All;
    private readonly string choiceFile = Path.Combine(folder, "choice");
    private readonly TufLimits limits = limits ?? new TufLimits();
    private readonly string repository = Path.Combine(folder, "repository");
    private readonly string partial = Path.Combine(folder, "partial");
    private readonly TrustedClock trustedClock = new(Path.Combine(folder, "clock"), clock, built);

    /// <summary>The files as received: a repository that can serve others.</summary>
    public string Repository => repository;

    /// <summary>Holds the number of the release in use; replaced when a new one is.</summary>
    public string ActiveFile => Path.Combine(folder, "active");

    /// <summary>The earliest time that this point believes it to be.</summary>
    public DateTimeOffset ClockFloor() => trustedClock.Floor(TryOpenHere()?.SignedAt);

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
                var before = TryOpenHere();
                var (trusted, state, fetch, isNewest) = await FollowAsync(source, trust, before, cancel);
                if (isNewest)
                    return new SyncPlan(before!.Release, false, 0, 0, 0); // nothing can be newest without one
                var (all, _) = await TakeTargetsAsync(trusted, state, fetch);
                var missing = Missing(all, LeftOut(all, cancel), before, copies: false);
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
        var before = TryOpenHere();
        var (trusted, state, fetch, isNewest) = await FollowAsync(source, trust, before, cancel);
        if (isNewest)
            return new SyncOutcome(before!.Release, false, source.Name, source.BytesReceived - received, [], [], []); // nothing can be newest without one

        var (all, metadata) = await TakeTargetsAsync(trusted, state, fetch);
        var leftOut = await FetchChosenAsync(source, all, before, room, progress, cancel);
        Switch(trusted, metadata, leftOut);

        var files = all.Where(pair => !RoleLayout.IsPack(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var old = before?.Files ?? new Dictionary<string, TargetFile>();
        RemoveOthers([.. before?.AllPaths ?? [], .. ReleaseView.Open(repository).AllPaths], leftOut);
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
        await TakeTimestampAsync(trusted, state, fetch);
        trustedClock.Save();
        var isNewest =
            before is not null
            && before.Timestamp.Span.SequenceEqual(trusted.Timestamp!.Raw) // just believed
            && choice.Mark()
                == (File.Exists(choiceFile) ? await File.ReadAllTextAsync(choiceFile, cancel) : MediaChoice.All.Mark())
            && IsComplete(before);
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
        view.Files.All(pair => view.LeftOut.Contains(pair.Key) || IsHere(PlaceOf(pair.Key, pair.Value), pair.Value));

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
        state.Write(
            "snapshot",
            await TakeAsync(snapshotPath, limits.SnapshotBytes, raw => trusted.UpdateSnapshot(raw))
        );

        var loaded = new Dictionary<string, TargetsMetadata>(StringComparer.Ordinal);
        await TakeAsync(PathOf("targets"), limits.TargetsBytes, raw => loaded["targets"] = trusted.UpdateTargets(raw));
        await LoadBelowAsync(loaded["targets"]);
        var tree = new TargetTree();
        tree.Add("targets", loaded["targets"], delegation => loaded[delegation.Name]);
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

        // What is believed is kept at once under its version: after a cut it is not asked for again. A file with this number
        // may lie here and be damaged, or be signed by keys that no longer count: then it is fetched.
        async Task<byte[]> TakeAsync(string path, long limit, Action<byte[]> believe)
        {
            var here = RepositoryLayout.OnDisk(repository, path);
            if (File.Exists(here) && Believed(await File.ReadAllBytesAsync(here), believe) is { } local)
                return metadata[path] = local;
            var raw = await fetch.RequireAsync(path, limit);
            believe(raw);
            AtomicFile.Write(here, raw);
            return metadata[path] = raw;
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

    /// <summary>Fetches what is missing of what was chosen; where texts say what that is, texts come first.</summary>
    /// <returns>The paths that are left out.</returns>
    private async Task<IReadOnlySet<string>> FetchChosenAsync(
        IReleaseSource source,
        IReadOnlyDictionary<string, TargetFile> all,
        ReleaseView? before,
        long room,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel
    )
    {
        if (choice.Articles is not null)
        {
            var media = all.Keys.Where(MediaChoice.IsMediaOfArticle).ToHashSet(StringComparer.Ordinal);
            await FetchMissingAsync(source, all, media, before, room, progress, cancel);
        }

        var leftOut = LeftOut(all, cancel);
        await FetchMissingAsync(source, all, leftOut, before, room, progress, cancel);
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        return leftOut;
    }

    /// <summary>What the choice leaves out, as far as the texts that are here say.</summary>
    private IReadOnlySet<string> LeftOut(IReadOnlyDictionary<string, TargetFile> all, CancellationToken cancel)
    {
        var texts = all.Where(pair => choice.Articles is not null && RepositoryLayout.IsText(pair.Key))
            .Select(pair => (Path: pair.Key, Place: PlaceOf(pair.Key, pair.Value), File: pair.Value))
            .Where(text => IsHere(text.Place, text.File))
            .ToDictionary(text => text.Path, text => text.Place, StringComparer.Ordinal);
        return choice.LeftOut(all, choice.Articles?.LeftOut(texts, cancel));
    }

    private async Task FetchMissingAsync(
        IReleaseSource source,
        IReadOnlyDictionary<string, TargetFile> all,
        IReadOnlySet<string> leftOut,
        ReleaseView? before,
        long room,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel
    )
    {
        var missing = Missing(all, leftOut, before, copies: true);
        RequireRoom(missing.Values.Sum(file => file.Length) + room);
        var fetch = new TargetFetch(source, partial, PlaceOf, progress);
        await fetch.RunAsync(missing, all, cancel);
    }

    /// <summary>What is not here yet, packs aside. What is here under another path is copied: moved or renamed content is never fetched again.</summary>
    private Dictionary<string, TargetFile> Missing(
        IReadOnlyDictionary<string, TargetFile> all,
        IReadOnlySet<string> leftOut,
        ReleaseView? before,
        bool copies
    )
    {
        var byHash = (before?.Files ?? new Dictionary<string, TargetFile>())
            .GroupBy(pair => pair.Value.Hash)
            .ToDictionary(same => same.Key, same => before!.PathOnDisk(same.First().Key)!, StringComparer.Ordinal); // keys come from before
        var missing = new Dictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in all.Where(pair => !RoleLayout.IsPack(pair.Key) && !leftOut.Contains(pair.Key)))
        {
            var place = PlaceOf(path, file);
            if (IsHere(place, file))
                continue;
            var same = new[]
            {
                byHash.GetValueOrDefault(file.Hash),
                OnDemandMedia.PlaceOf(folder, file),
            }.FirstOrDefault(File.Exists);
            if (same is null || !file.Hashes.MatchFile(same))
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
    private void Switch(
        TrustedMetadata trusted,
        IReadOnlyDictionary<string, byte[]> metadata,
        IReadOnlySet<string> leftOut
    )
    {
        AtomicFile.Write(
            Path.Combine(folder, ReleaseView.LeftOutFile),
            string.Concat(leftOut.Order(StringComparer.Ordinal).Select(path => path + "\n"))
        );
        foreach (var (path, raw) in metadata)
            Keep(path, raw);
        AtomicFile.Write(RepositoryLayout.OnDisk(repository, RepositoryLayout.Timestamp), trusted.Timestamp!.Raw); // believed before
        AtomicFile.Write(choiceFile, choice.Mark());
        AtomicFile.Write(ActiveFile, trusted.Snapshot!.Release.ToString(CultureInfo.InvariantCulture)); // believed before
    }

    private void Keep(string path, byte[] raw)
    {
        var place = RepositoryLayout.OnDisk(repository, path);
        if (!File.Exists(place) || !File.ReadAllBytes(place).AsSpan().SequenceEqual(raw))
            AtomicFile.Write(place, raw);
    }

    /// <summary>Removes what neither the release in use nor the one before needs, and media that are not chosen; roots stay for ever.</summary>
    private void RemoveOthers(IReadOnlyCollection<string> wanted, IReadOnlySet<string> leftOut)
    {
        var view = leftOut.Count > 0 ? ReleaseView.Open(repository) : null;
        foreach (var path in leftOut)
            if (view?.PathOnDisk(path) is { } place && File.Exists(place))
                File.Delete(place);
        var keep = wanted.Select(path => RepositoryLayout.OnDisk(repository, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories))
            if (!keep.Contains(file) && !file.EndsWith(".root.json", StringComparison.Ordinal))
                File.Delete(file);
    }
}
