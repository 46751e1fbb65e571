namespace InfoPoint.Repository;

/// <summary>Decides what is believed: the client workflow of the TUF specification 1.0 (§5.3 to §5.6) without files, network or clock.</summary>
public sealed class TrustedMetadata
{
    private readonly DateTimeOffset now;
    private readonly bool ignoresExpiry;
    private readonly Dictionary<string, TargetsMetadata> roles = new(StringComparer.Ordinal);

    /// <param name="trustedRoot">A root file trusted beforehand.</param>
    /// <param name="now">The time used throughout (§5.1).</param>
    /// <param name="ignoresExpiry">True for content that is installed already: expiry only gates what is new.</param>
    /// <exception cref="ReleaseException">The root is malformed or not signed by its own keys.</exception>
    public TrustedMetadata(byte[] trustedRoot, DateTimeOffset now, bool ignoresExpiry = false)
    {
        this.now = now;
        this.ignoresExpiry = ignoresExpiry;
        Root = new RootMetadata(trustedRoot);
        Require(Root.KeysOf("root"), Root, "root.json");
    }

    /// <summary>The newest root believed.</summary>
    public RootMetadata Root { get; private set; }

    /// <summary>The newest timestamp believed, or null.</summary>
    public TimestampMetadata? Timestamp { get; private set; }

    /// <summary>The newest snapshot believed, or null.</summary>
    public SnapshotMetadata? Snapshot { get; private set; }

    /// <summary>Top-level targets, or null.</summary>
    public TargetsMetadata? Targets => roles.GetValueOrDefault("targets");

    /// <summary>True when a root believed since the start took a key of timestamp or snapshot out of service: older files of them must go (§5.3.11).</summary>
    /// <remarks>A key that is only added leaves them: what the old keys signed is still held to their versions.</remarks>
    public bool NeedsRecovery { get; private set; }

    /// <summary>Believes the next root: signed by the keys of the last one and by its own (§5.3.4 to §5.3.6).</summary>
    /// <exception cref="ReleaseException">It is refused.</exception>
    public void UpdateRoot(byte[] raw)
    {
        var next = new RootMetadata(raw);
        Require(Root.KeysOf("root"), next, $"{next.Version}.root.json");
        Require(next.KeysOf("root"), next, $"{next.Version}.root.json");
        if (next.Version != Root.Version + 1)
            throw Refused(
                ReleaseProblem.Rollback,
                $"Root {next.Version} came where root {Root.Version + 1} was expected."
            );

        NeedsRecovery |= new[] { "timestamp", "snapshot" }.Any(role =>
            Root.KeysOf(role).HasKeyGoneIn(next.KeysOf(role))
        );
        Root = next;
    }

    /// <summary>Checks the date of the last root (§5.3.10).</summary>
    /// <exception cref="ReleaseException">It is expired.</exception>
    public void FinishRoot() => RequireFresh(Root, "root.json");

    /// <summary>Takes what was believed before as the measure of what is newer. Files that the root no longer vouches for are passed over.</summary>
    /// <param name="timestamp">The file from before, or null.</param>
    /// <param name="snapshot">The file from before, or null.</param>
    public void Recall(byte[]? timestamp, byte[]? snapshot)
    {
        try
        {
            if (timestamp is not null)
                UpdateTimestamp(timestamp, isLocal: true);
            if (Timestamp is not null && snapshot is not null)
                UpdateSnapshot(snapshot, isLocal: true);
        }
        catch (ReleaseException)
        {
            return; // signed by keys that no longer count, or damaged: the next ones replace it
        }
    }

    /// <summary>Believes a timestamp (§5.4).</summary>
    /// <returns>False when it has the version that is believed already.</returns>
    /// <exception cref="ReleaseException">It is refused.</exception>
    public bool UpdateTimestamp(byte[] raw, bool isLocal = false)
    {
        var next = new TimestampMetadata(raw);
        Require(Root.KeysOf("timestamp"), next, "timestamp.json");
        if (Timestamp is { } before)
        {
            if (next.Version == before.Version)
                return false;
            if (next.Version < before.Version)
                throw Refused(
                    ReleaseProblem.Rollback,
                    $"timestamp.json has version {next.Version}, older than {before.Version}, which is here."
                );
            if (next.Snapshot.Version < before.Snapshot.Version)
                throw Refused(
                    ReleaseProblem.Rollback,
                    $"timestamp.json names snapshot {next.Snapshot.Version}, older than {before.Snapshot.Version}, which is here."
                );
        }

        if (!isLocal)
            RequireFresh(next, "timestamp.json");
        Timestamp = next;
        return true;
    }

    /// <summary>Checks the date of the timestamp in use, which may be one from before (§5.4.4).</summary>
    /// <exception cref="ReleaseException">It is expired, or there is none.</exception>
    public void FinishTimestamp() =>
        RequireFresh(
            Timestamp ?? throw Refused(ReleaseProblem.Missing, "There is no timestamp.json."),
            "timestamp.json"
        );

    /// <summary>True when a snapshot from before is the one that the timestamp names, and not expired: then it is not asked for again.</summary>
    public bool SnapshotIsCurrent() =>
        Snapshot is { } here
        && Timestamp?.Snapshot is { } named
        && here.Version == named.Version
        && (named.Length is null || named.Length == here.Raw.Length)
        && named.Hashes?.Match(here.Raw) != false
        && (ignoresExpiry || here.Expires > now);

    /// <summary>Believes a snapshot (§5.5).</summary>
    /// <exception cref="ReleaseException">It is refused.</exception>
    public void UpdateSnapshot(byte[] raw, bool isLocal = false)
    {
        var expected =
            Timestamp?.Snapshot ?? throw new InvalidOperationException("A snapshot comes after a timestamp.");
        if (!isLocal)
            RequireBytes(raw, expected, "snapshot.json");
        var next = new SnapshotMetadata(raw);
        Require(Root.KeysOf("snapshot"), next, "snapshot.json");
        if (!isLocal && next.Version != expected.Version)
            throw Refused(
                ReleaseProblem.Rollback,
                $"snapshot.json has version {next.Version} where {expected.Version} was announced."
            );
        foreach (var (file, before) in Snapshot?.Meta ?? new Dictionary<string, MetaFile>())
            if (!next.Meta.TryGetValue(file, out var after) || after.Version < before.Version)
                throw Refused(
                    ReleaseProblem.Rollback,
                    $"The snapshot names an older {file} than version {before.Version}, which is here."
                );
        if (!isLocal)
            RequireFresh(next, "snapshot.json");
        Snapshot = next;
    }

    /// <summary>Believes top-level targets (§5.6).</summary>
    /// <exception cref="ReleaseException">It is refused.</exception>
    public TargetsMetadata UpdateTargets(byte[] raw) =>
        roles["targets"] = CheckTargets(raw, "targets", Root.KeysOf("targets"));

    /// <summary>Checks a delegated role against the one that delegated to it (§5.6.7): another delegator may trust other keys.</summary>
    /// <exception cref="ReleaseException">It is refused.</exception>
    public TargetsMetadata CheckTargets(byte[] raw, string role, RoleKeys keys)
    {
        var file = $"{RoleNames.File(role)}.json";
        var expected =
            Snapshot?.Meta.GetValueOrDefault($"{role}.json")
            ?? throw Refused(ReleaseProblem.Missing, $"The snapshot does not name {file}.");
        RequireBytes(raw, expected, file);
        var next = new TargetsMetadata(raw);
        Require(keys, next, file);
        if (next.Version != expected.Version)
            throw Refused(
                ReleaseProblem.Rollback,
                $"{file} has version {next.Version} where {expected.Version} was announced."
            );
        RequireFresh(next, file);
        return next;
    }

    private static ReleaseException Refused(ReleaseProblem problem, string what) =>
        ReleaseException.Untrusted(problem, what);

    private static void Require(RoleKeys keys, SignedMetadata metadata, string file)
    {
        if (!keys.Signed(metadata))
            throw Refused(
                ReleaseProblem.BadSignature,
                $"{file} is not signed by {keys.Threshold} of the keys that should sign it."
            );
    }

    private static void RequireBytes(byte[] raw, MetaFile expected, string file)
    {
        if (expected.Length is { } length && raw.Length != length)
            throw Refused(ReleaseProblem.WrongLength, $"{file} has {raw.Length} bytes where {length} were announced.");
        if (expected.Hashes?.Match(raw) == false)
            throw Refused(ReleaseProblem.WrongHash, $"{file} has other bytes than announced.");
    }

    private void RequireFresh(SignedMetadata metadata, string file)
    {
        if (!ignoresExpiry && metadata.Expires <= now)
            throw new ReleaseException(
                ReleaseProblem.Expired,
                $"{file} expired {metadata.Expires:yyyy-MM-dd}, this machine says {now:yyyy-MM-dd}.",
                "Check the date of this machine, then sync again; what is here stays in use."
            );
    }
}
