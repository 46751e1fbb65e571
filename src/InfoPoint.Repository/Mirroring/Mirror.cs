namespace InfoPoint.Repository;

/// <summary>A point's verified copy of a repository: <c>trusted/</c> is what it believes, <c>repository/</c> the files as received, <c>active</c> the release in use.</summary>
public sealed class Mirror
{
    private readonly MirrorFolder folder;
    private readonly KeptFiles files;
    private readonly TrustedClock clock;
    private readonly TufLimits limits;
    private readonly MediaChoice choice;

    /// <param name="folder">The point's <c>mirror/</c>.</param>
    /// <param name="clock">The system's clock.</param>
    /// <param name="built">When the program was built: the clock's first floor.</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="choice">Which media are kept; null keeps all.</param>
    public Mirror(
        string folder,
        TimeProvider clock,
        DateTimeOffset built,
        TufLimits? limits = null,
        MediaChoice? choice = null
    )
    {
        this.folder = new MirrorFolder(folder);
        files = new KeptFiles(this.folder);
        this.clock = new TrustedClock(this.folder.Clock, clock, built);
        this.limits = limits ?? new TufLimits();
        this.choice = choice ?? MediaChoice.All;
    }

    /// <summary>The files as received: a repository that can serve others.</summary>
    public string Repository => folder.Repository;

    /// <summary>Holds the number of the release in use; replaced when a new one is.</summary>
    public string ActiveFile => folder.Active;

    /// <summary>The earliest time that this point believes it to be.</summary>
    public DateTimeOffset ClockFloor() => clock.Floor(folder.TryOpen()?.SignedAt);

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
        AtomicFile.RemoveUnfinished(folder.Path);
        return await SourcesInTurn.FirstAsync(sources, source => SyncFromAsync(source, trust, room, progress, cancel));
    }

    /// <summary>Tells what a sync would do; fetches metadata only.</summary>
    /// <exception cref="ReleaseException">As for a sync.</exception>
    public Task<SyncPlan> PlanAsync(
        IReadOnlyList<IReleaseSource> sources,
        FirstTrust trust,
        CancellationToken cancel = default
    ) => SourcesInTurn.FirstAsync(sources, source => PlanFromAsync(source, trust, cancel));

    private async Task<SyncPlan> PlanFromAsync(IReleaseSource source, FirstTrust trust, CancellationToken cancel)
    {
        var before = folder.TryOpen();
        var walk = await FollowAsync(source, trust, before, cancel);
        if (await IsNewestAsync(before, walk, cancel))
            return new SyncPlan(before!.Release, false, 0, 0, 0); // nothing can be newest without one

        var all = await walk.ToTargetsAsync();
        var missing = files.Missing(all, LeftOut(all, cancel), before, copies: false);
        var release = walk.Trusted.Snapshot!.Release; // taken just before
        return new SyncPlan(
            release,
            before?.Release != release,
            missing.Count,
            missing.Values.Sum(file => file.Length),
            TargetFetch.Estimate(missing, all)
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
        var before = folder.TryOpen();
        var walk = await FollowAsync(source, trust, before, cancel);
        if (await IsNewestAsync(before, walk, cancel))
        {
            files.Settle(before!.Files); // nothing can be newest without one
            return new SyncOutcome(before.Release, false, source.Name, source.BytesReceived - received, [], [], []);
        }

        var all = await walk.ToTargetsAsync();
        var leftOut = await FetchChosenAsync(source, all, before, room, progress, cancel);
        folder.Use(walk.Trusted, walk.Metadata, leftOut, choice);
        files.Settle(all);
        files.RemoveOthers(before, leftOut);
        return SyncOutcome.Between(
            before,
            walk.Trusted.Snapshot!.Release, // taken above
            all,
            source.Name,
            source.BytesReceived - received
        );
    }

    private async Task<MetadataWalk> FollowAsync(
        IReleaseSource source,
        FirstTrust trust,
        ReleaseView? before,
        CancellationToken cancel
    )
    {
        var now = clock.Now(before?.SignedAt);
        var walk = await MetadataWalk.ToTimestampAsync(folder, before, source, trust, now, limits, cancel);
        clock.Save();
        return walk;
    }

    /// <summary>Whether the release in use is still the newest, whole, and what was chosen.</summary>
    private async Task<bool> IsNewestAsync(ReleaseView? before, MetadataWalk walk, CancellationToken cancel) =>
        before is not null
        && before.Timestamp.Span.SequenceEqual(walk.Trusted.Timestamp!.Raw) // just believed
        && choice.Mark() == await folder.ChoiceMarkAsync(cancel)
        && files.IsWhole(before);

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
            await FetchAsync(all.Keys.Where(MediaChoice.IsMediaOfArticle).ToHashSet(StringComparer.Ordinal));
        var leftOut = LeftOut(all, cancel);
        await FetchAsync(leftOut);
        files.RemoveCutDownloads();
        return leftOut;

        Task FetchAsync(IReadOnlySet<string> without) =>
            files.FetchAsync(source, files.Missing(all, without, before, copies: true), all, room, progress, cancel);
    }

    /// <summary>What the choice leaves out, as far as the texts that are here say.</summary>
    private IReadOnlySet<string> LeftOut(IReadOnlyDictionary<string, TargetFile> all, CancellationToken cancel) =>
        choice.LeftOut(all, choice.Articles?.LeftOut(files.TextsHere(all), cancel));
}
