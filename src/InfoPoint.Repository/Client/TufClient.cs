namespace InfoPoint.Repository;

/// <summary>A client of any TUF repository: the workflow of the specification 1.0, §5.2 to §5.7, step by step on disk.</summary>
/// <remarks>A point mirrors whole releases with <see cref="Mirror"/>; this one fetches single targets, and follows repositories of other makers as well.</remarks>
/// <param name="folder">Holds <c>root.json</c>, <c>timestamp.json</c>, … byte for byte as received, and cut downloads in <c>partial/</c>.</param>
/// <param name="mirrors">Copies of the repository, tried in turn for each file.</param>
/// <param name="clock">The time, taken once at the start of an update (§5.1).</param>
/// <param name="limits">How much is taken.</param>
public sealed class TufClient(
    string folder,
    IReadOnlyList<IReleaseSource> mirrors,
    TimeProvider clock,
    TufLimits? limits = null
)
{
    private readonly TufLimits limits = limits ?? new TufLimits();
    private readonly TrustFolder state = new(folder);
    private readonly MirrorList mirrorList = new(mirrors);
    private TrustedMetadata? trusted;
    private DelegationSearch? search;

    /// <summary>Trusts a root file from now on.</summary>
    /// <exception cref="ReleaseException">It is malformed or not signed by its own keys; nothing is kept.</exception>
    public static void Initialise(string folder, byte[] root)
    {
        _ = new TrustedMetadata(root, DateTimeOffset.UnixEpoch, ignoresExpiry: true);
        new TrustFolder(folder).Write("root", root);
    }

    /// <summary>Brings root, timestamp, snapshot and top-level targets up to date. What was believed before a refusal stays on disk.</summary>
    /// <exception cref="ReleaseException">Something was refused, or no mirror answers.</exception>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        AtomicFile.RemoveUnfinished(folder);
        var root =
            state.Read("root")
            ?? throw new ReleaseException(
                ReleaseProblem.NoTrust,
                $"There is no root.json in {folder}.",
                "Give the first one with: init ROOT.json"
            );
        var next = new TrustedMetadata(root, clock.GetUtcNow());
        await WalkRootsAsync(next, cancel);
        next.Recall(state.Read("timestamp"), state.Read("snapshot"));
        await mirrorList.TakeAsync(
            RepositoryLayout.Timestamp,
            limits.TimestampBytes,
            raw =>
            {
                if (next.UpdateTimestamp(raw))
                    state.Write("timestamp", raw);
            },
            cancel
        );
        next.FinishTimestamp();
        await TakeSnapshotAsync(next, cancel);
        search = new DelegationSearch(next, state, mirrorList, limits);
        await search.LoadTopAsync(cancel);
        trusted = next;
    }

    /// <summary>Looks a target up; refreshes first if that has not been done.</summary>
    /// <returns>The target, or null when no role that may name it does.</returns>
    /// <exception cref="ReleaseException">A role on the way was refused.</exception>
    public async Task<TargetFile?> FindAsync(string path, CancellationToken cancel)
    {
        if (search is null)
            await RefreshAsync(cancel);
        return await search!.FindAsync(path, cancel); // set by the refresh
    }

    /// <summary>Takes a target into a folder, under its path as one percent-encoded name. A file that is right already is not touched.</summary>
    /// <returns>Where it lies.</returns>
    /// <exception cref="ReleaseException">There is no such target, or what came was refused.</exception>
    public async Task<string> DownloadAsync(string path, string into, CancellationToken cancel)
    {
        var target =
            await FindAsync(path, cancel)
            ?? throw ReleaseException.Untrusted(ReleaseProblem.Missing, $"No role names a target {path}.");
        var name = NameOnDisk(path);
        var place = Path.Combine(into, name);
        if (File.Exists(place) && new FileInfo(place).Length == target.Length && target.Hashes.MatchFile(place))
            return place;

        // Cut downloads lie beside the metadata: every file of the target folder is a whole one.
        await mirrorList.TakeTargetAsync(
            trusted!.Root.IsConsistent // set by the refresh
                ? RepositoryLayout.Target(path, target.Hash)
                : RepositoryLayout.PlainTarget(path),
            target,
            Path.Combine(folder, "partial", target.Hash),
            place,
            cancel
        );
        return place;
    }

    private async Task WalkRootsAsync(TrustedMetadata next, CancellationToken cancel)
    {
        for (var count = 0; count < limits.Roots; count++)
            if (
                !await mirrorList.TryTakeAsync(
                    RepositoryLayout.Metadata("root", next.Root.Version + 1),
                    limits.RootBytes,
                    raw =>
                    {
                        next.UpdateRoot(raw);
                        state.WriteRoot(next, raw);
                    },
                    cancel
                )
            )
                break;
        next.FinishRoot();
    }

    private async Task TakeSnapshotAsync(TrustedMetadata next, CancellationToken cancel)
    {
        if (next.SnapshotIsCurrent())
            return;

        var named = next.Timestamp!.Snapshot; // finished just before
        await mirrorList.TakeAsync(
            next.Root.IsConsistent
                ? RepositoryLayout.Metadata("snapshot", named.Version)
                : RepositoryLayout.Metadata("snapshot"),
            named.Length ?? limits.SnapshotBytes,
            raw =>
            {
                next.UpdateSnapshot(raw);
                state.Write("snapshot", raw);
            },
            cancel
        );
    }

    private static string NameOnDisk(string path) =>
        RoleNames.File(path) is { Length: <= 255 } name
            ? name
            : Hashes.Sha256(System.Text.Encoding.UTF8.GetBytes(path));
}
