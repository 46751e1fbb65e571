using System.Text.Json;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Who signs each top-level role (TUF §4.3).</summary>
public sealed class RootMetadata(byte[] raw) : SignedMetadata(raw, "root")
{
    /// <summary>The keys of <c>root</c>, <c>timestamp</c>, <c>snapshot</c> or <c>targets</c>.</summary>
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public RoleKeys KeysOf(string role) =>
        Read("root", () => RoleKeys.Read(Signed.Required("roles").Required(role), Signed.Member("keys")));

    /// <summary>True when files are named by version and hash (TUF §6.2).</summary>
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public bool IsConsistent => Read("root", () => Signed.Member("consistent_snapshot").IsTrue());
}

/// <summary>Which snapshot is the newest (TUF §4.6).</summary>
public sealed class TimestampMetadata : SignedMetadata
{
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public TimestampMetadata(byte[] raw)
        : base(raw, "timestamp")
    {
        Snapshot = Read("timestamp", () => MetaFile.Read(Signed.Required("meta").Required("snapshot.json")));
        SignedAt = Read("timestamp", () => Signed.Member("signed_at") is { } at ? ReadDate(at) : (DateTimeOffset?)null);
    }

    /// <summary>The snapshot.</summary>
    public MetaFile Snapshot { get; }

    /// <summary>When it was signed; a field of our own, so null in other repositories.</summary>
    public DateTimeOffset? SignedAt { get; }
}

/// <summary>Which version of each targets role belongs together (TUF §4.4).</summary>
public sealed class SnapshotMetadata : SignedMetadata
{
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public SnapshotMetadata(byte[] raw)
        : base(raw, "snapshot")
    {
        Meta = Read(
            "snapshot",
            () =>
                Signed
                    .Required("meta")
                    .EnumerateObject()
                    .ToDictionary(file => file.Name, file => MetaFile.Read(file.Value), StringComparer.Ordinal)
        );
        Release = Read("snapshot", () => Signed.Member("release")?.Whole() ?? Version);
        Published = Read("snapshot", () => Signed.Member("published") is { } at ? ReadDate(at) : (DateTimeOffset?)null);
    }

    /// <summary>Each role's file name, e.g. <c>rice-text.json</c>, and what is known of it.</summary>
    public IReadOnlyDictionary<string, MetaFile> Meta { get; }

    /// <summary>The release's number; a field of our own, which signing again does not change.</summary>
    public long Release { get; }

    /// <summary>When the release was published; a field of our own.</summary>
    public DateTimeOffset? Published { get; }
}

/// <summary>What timestamp and snapshot know of another metadata file; null where they do not say.</summary>
public sealed record MetaFile(long Version, long? Length, FileHashes? Hashes)
{
    /// <summary>What a snapshot says of a role.</summary>
    internal static MetaFile Of(TargetsMetadata role) =>
        new(role.Version, null, new FileHashes(InfoPoint.Repository.Hashes.Sha256(role.Raw), null));

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["version"] = Version };
        if (Hashes?.Sha256 is { } hash)
            json["hashes"] = new JsonObject { ["sha256"] = hash };
        return json;
    }

    internal static MetaFile Read(JsonElement json)
    {
        var version = json.Required("version").Whole();
        if (version < 1)
            throw new FormatException("A version is below 1.");
        return new MetaFile(
            version,
            json.Member("length")?.Whole(),
            json.Member("hashes") is { } hashes ? FileHashes.Read(hashes) : null
        );
    }
}

/// <summary>A file of a release.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Hashes">What they hash to.</param>
public sealed record TargetFile(long Length, FileHashes Hashes)
{
    /// <summary>A file known by its SHA-256.</summary>
    public TargetFile(long length, string sha256)
        : this(length, new FileHashes(sha256, null)) { }

    /// <summary>The hash in its name: two files with the same one are the same.</summary>
    public string Hash => Hashes.Name;
}

/// <summary>Files, and who else may name files (TUF §4.5).</summary>
public sealed class TargetsMetadata : SignedMetadata
{
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public TargetsMetadata(byte[] raw)
        : base(raw, "targets")
    {
        Targets = Read(
            "targets",
            () =>
                Signed
                    .Required("targets")
                    .EnumerateObject()
                    .ToDictionary(file => file.Name, file => ReadTarget(file.Value), StringComparer.Ordinal)
        );
        Delegations = Read(
            "targets",
            () => Signed.Member("delegations") is { } delegations ? Delegation.ReadAll(delegations) : []
        );
    }

    /// <summary>Files by path.</summary>
    public IReadOnlyDictionary<string, TargetFile> Targets { get; }

    /// <summary>Delegated roles in their order of precedence.</summary>
    public IReadOnlyList<Delegation> Delegations { get; }

    private static TargetFile ReadTarget(JsonElement json)
    {
        var length = json.Required("length").Whole();
        return length >= 0
            ? new TargetFile(length, FileHashes.Read(json.Required("hashes")))
            : throw new FormatException("A length is below 0.");
    }
}
