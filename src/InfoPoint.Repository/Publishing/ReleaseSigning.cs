using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Signs one state of a library from the leaves up, the timestamp last: until then everybody sees the state before.</summary>
internal sealed class ReleaseSigning(string root, ReleaseSigners signers, DateTimeOffset now)
{
    private readonly MetadataWriter writer = new(root);

    /// <summary>Signs what changed, and what is past half its life.</summary>
    /// <param name="before">The release before, or null.</param>
    /// <param name="files">Every file of the library and every pack.</param>
    /// <param name="release">The number of the release.</param>
    /// <param name="published">When it was published.</param>
    public void Sign(
        ReleaseView? before,
        SortedDictionary<string, TargetFile> files,
        long release,
        DateTimeOffset published
    )
    {
        var meta = SignRoles(before, files);
        var old = before?.Trusted.Snapshot;
        var snapshot =
            old is not null && old.Release == release && SaysTheSame(old, meta) && !IsPastHalf(old, SigningLife.Online)
                ? old
                : WriteSnapshot(old, meta, release, published);
        WriteTimestamp(snapshot, (before?.Trusted.Timestamp?.Version ?? 0) + 1);
    }

    /// <summary>Signs that a snapshot is the newest.</summary>
    public void WriteTimestamp(SnapshotMetadata snapshot, long version)
    {
        var signed = MetadataWriter.Header("timestamp", version, SigningLife.Timestamp, now);
        signed["meta"] = new JsonObject
        {
            ["snapshot.json"] = new JsonObject
            {
                ["hashes"] = new JsonObject { ["sha256"] = Hashes.Sha256(snapshot.Raw) },
                ["length"] = snapshot.Raw.Length,
                ["version"] = snapshot.Version,
            },
        };
        signed["signed_at"] = SignedMetadata.WriteDate(now);
        writer.Write(RepositoryLayout.Timestamp, signed, signers.Timestamp);
    }

    private SortedDictionary<string, MetaFile> SignRoles(
        ReleaseView? before,
        SortedDictionary<string, TargetFile> files
    )
    {
        var meta = new SortedDictionary<string, MetaFile>(StringComparer.Ordinal);
        var topics = files.Keys.Select(RoleLayout.TopicOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var byRole = files.ToLookup(pair => RoleLayout.RoleOf(pair.Key), StringComparer.Ordinal);
        foreach (var role in topics.SelectMany(RoleLayout.TopicRoles).Concat(["library", "packs"]))
            meta[role] = SignTargets(before, role, byRole[role], null, SigningLife.Online, [signers.Content]);
        meta["articles"] = SignTargets(
            before,
            "articles",
            [],
            RoleLayout.ToTopics(signers.Content.Public, topics),
            SigningLife.Online,
            [signers.Content]
        );
        meta["targets"] =
            signers.Targets.Count == 0 && before is not null
                ? MetaFile.Of(before.Roles["targets"])
                : SignTargets(
                    before,
                    "targets",
                    [],
                    RoleLayout.ToLibrary(signers.Content.Public),
                    SigningLife.Offline,
                    signers.Targets,
                    signers.RenewsTargets
                );
        return meta;
    }

    /// <summary>Signs a targets role, unless what it says stands already, by the same keys and not past half its life.</summary>
    /// <returns>The file that says it.</returns>
    private MetaFile SignTargets(
        ReleaseView? before,
        string role,
        IEnumerable<KeyValuePair<string, TargetFile>> files,
        JsonObject? delegations,
        TimeSpan life,
        IReadOnlyList<SigningKey> keys,
        bool renews = false
    )
    {
        var list = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in files)
            list[path] = file;
        var old = before?.Roles.GetValueOrDefault(role);
        if (
            !renews
            && old is not null
            && keys.All(key => old.Signatures.ContainsKey(key.Public.Id))
            && !IsPastHalf(old, life)
            && list.Count == old.Targets.Count
            && list.All(pair => old.Targets.TryGetValue(pair.Key, out var was) && was == pair.Value)
            && CanonicalJson.Encode(delegations).AsSpan().SequenceEqual(Delegations(old))
        )
            return MetaFile.Of(old);

        // A topic that was gone and comes back goes on counting where it stood.
        var last = old?.Version ?? before?.Trusted.Snapshot!.Meta.GetValueOrDefault($"{role}.json")?.Version ?? 0; // an open view has one
        var version = writer.Next(role, last);
        var signed = MetadataWriter.Header("targets", version, life, now);
        signed["targets"] = new JsonObject(
            list.Select(pair =>
                KeyValuePair.Create<string, JsonNode?>(
                    pair.Key,
                    new JsonObject
                    {
                        ["hashes"] = new JsonObject { ["sha256"] = pair.Value.Hash },
                        ["length"] = pair.Value.Length,
                    }
                )
            )
        );
        if (delegations is not null)
            signed["delegations"] = delegations;
        return MetaFile.Of(new TargetsMetadata(writer.Write(RepositoryLayout.Metadata(role, version), signed, keys)));
    }

    /// <summary>Writes a snapshot. It holds a hash of each role: roles of one key have nothing else that tells one file from another of the same version.</summary>
    private SnapshotMetadata WriteSnapshot(
        SnapshotMetadata? old,
        SortedDictionary<string, MetaFile> meta,
        long release,
        DateTimeOffset published
    )
    {
        var version = writer.Next("snapshot", old?.Version ?? 0);
        var signed = MetadataWriter.Header("snapshot", version, SigningLife.Online, now);
        signed["meta"] = new JsonObject(
            meta.Select(pair => KeyValuePair.Create<string, JsonNode?>($"{pair.Key}.json", pair.Value.ToJson()))
        );
        // A topic whose last article is gone keeps its roles: clients refuse a snapshot from which a role vanishes (TUF §5.5.6).
        foreach (var (file, was) in old?.Meta ?? new Dictionary<string, MetaFile>())
            if (!signed["meta"]!.AsObject().ContainsKey(file)) // set just before
                signed["meta"]!.AsObject()[file] = was.ToJson();
        signed["published"] = SignedMetadata.WriteDate(published);
        signed["release"] = release;
        return new SnapshotMetadata(
            writer.Write(RepositoryLayout.Metadata("snapshot", version), signed, signers.Snapshot)
        );
    }

    private bool SaysTheSame(SnapshotMetadata old, SortedDictionary<string, MetaFile> meta) =>
        signers.Snapshot.All(key => old.Signatures.ContainsKey(key.Public.Id))
        && meta.All(pair => old.Meta.GetValueOrDefault($"{pair.Key}.json") == pair.Value);

    private bool IsPastHalf(SignedMetadata old, TimeSpan life) => old.Expires - now < life / 2;

    private static byte[] Delegations(TargetsMetadata role) =>
        role.Signed.TryGetProperty("delegations", out var delegations)
            ? CanonicalJson.Encode(delegations)
            : CanonicalJson.Encode((JsonNode?)null);
}
