using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Who signs each top-level role (TUF §4.3).</summary>
public sealed class RootMetadata(byte[] raw) : SignedMetadata(raw, "root")
{
    /// <summary>The keys of <c>root</c>, <c>timestamp</c>, <c>snapshot</c> or <c>targets</c>.</summary>
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public RoleKeys KeysOf(string role) => Read("root", () => RoleKeys.Read(Signed["roles"]?[role], Signed["keys"]));
}

/// <summary>Which snapshot is the newest (TUF §4.6).</summary>
public sealed class TimestampMetadata : SignedMetadata
{
    /// <exception cref="ReleaseException">It is malformed.</exception>
    public TimestampMetadata(byte[] raw)
        : base(raw, "timestamp")
    {
        Snapshot = Read("timestamp", () => MetaFile.Read(Signed["meta"]?["snapshot.json"]));
        SignedAt = Read("timestamp", () => Signed["signed_at"] is { } at ? ReadDate(at) : (DateTimeOffset?)null);
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
                Signed["meta"]!
                    .AsObject()
                    .ToDictionary(pair => pair.Key, pair => MetaFile.Read(pair.Value), StringComparer.Ordinal)
        ); // absent: malformed
        Release = Read("snapshot", () => Signed["release"]?.GetValue<long>() ?? Version);
        Published = Read("snapshot", () => Signed["published"] is { } at ? ReadDate(at) : (DateTimeOffset?)null);
    }

    /// <summary>Each role's file name, e.g. <c>rice-text.json</c>, and what is known of it.</summary>
    public IReadOnlyDictionary<string, MetaFile> Meta { get; }

    /// <summary>The release's number; a field of our own, which signing again does not change.</summary>
    public long Release { get; }

    /// <summary>When the release was published; a field of our own.</summary>
    public DateTimeOffset? Published { get; }
}

/// <summary>What timestamp and snapshot know of another metadata file; null where they do not say.</summary>
public sealed record MetaFile(long Version, long? Length, string? Sha256)
{
    internal static MetaFile Read(JsonNode? node) =>
        new(
            node?["version"]?.GetValue<long>() ?? throw new FormatException("A version is missing."),
            node["length"]?.GetValue<long>(),
            node["hashes"]?["sha256"]?.GetValue<string>()
        );
}

/// <summary>A file of a release: its length and SHA-256 in lower-case hexadecimal digits.</summary>
public sealed record TargetFile(long Length, string Sha256);

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
                Signed["targets"]!
                    .AsObject()
                    .ToDictionary(pair => pair.Key, pair => ReadTarget(pair.Value), StringComparer.Ordinal)
        ); // absent: malformed
        Delegations = Read(
            "targets",
            () => Signed["delegations"] is { } delegations ? Delegation.ReadAll(delegations) : []
        );
    }

    /// <summary>Files by path.</summary>
    public IReadOnlyDictionary<string, TargetFile> Targets { get; }

    /// <summary>Delegated roles in their order of precedence.</summary>
    public IReadOnlyList<Delegation> Delegations { get; }

    private static TargetFile ReadTarget(JsonNode? node)
    {
        var length = node?["length"]?.GetValue<long>() ?? throw new FormatException("A length is missing.");
        var hash = node["hashes"]?["sha256"]?.GetValue<string>() ?? throw new FormatException("A sha256 is missing.");
        return length >= 0 && hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? new TargetFile(length, hash)
            : throw new FormatException("A target is wrong.");
    }
}
