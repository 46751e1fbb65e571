using System.IO.Compression;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Publishes a library as signed releases of a standard TUF repository. A crash at any point leaves the release before or the new one.</summary>
/// <param name="data">The hub's data folder: <c>repository/</c> and a cache lie in it.</param>
/// <param name="keys">The hub's keys.</param>
/// <param name="clock">The time written into metadata.</param>
public sealed class ReleasePublisher(string data, KeyFolder keys, TimeProvider clock)
{
    private static readonly TimeSpan TimestampLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan OnlineLife = TimeSpan.FromDays(365);
    private static readonly TimeSpan OfflineLife = TimeSpan.FromDays(3 * 365);

    private readonly string root = Path.Combine(data, "repository");

    /// <summary>Publishes these files as the whole library. Nothing changed: no new release.</summary>
    /// <exception cref="ReleaseException">The disk is full, or the repository here is damaged.</exception>
    public PublishOutcome Publish(IEnumerable<StagedFile> files, CancellationToken cancel = default)
    {
        AtomicFile.RemoveUnfinished(root);
        EnsureRoot();
        var before = ReleaseView.TryOpen(root);
        var known = new KnownFiles(Path.Combine(data, "known-files.tsv"));
        var targets = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            if (RoleLayout.RoleOf(file.Path) is null)
                throw new ReleaseException(
                    ReleaseProblem.Malformed,
                    $"No role signs {file.Path}.",
                    "Remove the file from the library."
                );
            targets[file.Path] = Keep(file, known);
        }

        known.Save();
        var old = before?.Files ?? new Dictionary<string, TargetFile>();
        var added = targets.Keys.Where(path => !old.ContainsKey(path)).ToList();
        var removed = old.Keys.Where(path => !targets.ContainsKey(path)).ToList();
        var changed = targets
            .Where(pair => old.TryGetValue(pair.Key, out var was) && was != pair.Value)
            .Select(pair => pair.Key)
            .ToList();
        if (before is not null && added.Count + removed.Count + changed.Count == 0)
            return new PublishOutcome(before.Release, false, [], [], []);

        var release = (before?.Release ?? 0) + 1;
        SignAll(before, targets, release, clock.GetUtcNow());
        return new PublishOutcome(release, true, added, changed, removed);
    }

    /// <summary>Signs the timestamp again, so that points see that their release is still the newest.</summary>
    /// <exception cref="ReleaseException">There is no release yet.</exception>
    public void SignTimestampAgain()
    {
        var view = ReleaseView.Open(root);
        WriteTimestamp(view.Trusted.Snapshot!, view.Trusted.Timestamp!.Version + 1, clock.GetUtcNow()); // an open view has both
    }

    private void EnsureRoot()
    {
        if (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata("root", 1))))
            return;

        var roles = new JsonObject();
        var all = new JsonObject();
        foreach (var role in new[] { "root", "targets", "snapshot", "timestamp" })
        {
            var key = keys[role].Public;
            all[key.Id] = key.Json.DeepClone();
            roles[role] = new JsonObject { ["keyids"] = new JsonArray(key.Id), ["threshold"] = 1 };
        }

        var signed = Header("root", 1, OfflineLife, clock.GetUtcNow());
        signed["consistent_snapshot"] = true;
        signed["keys"] = all;
        signed["roles"] = roles;
        Write(RepositoryLayout.Metadata("root", 1), signed, "root");
    }

    private TargetFile Keep(StagedFile file, KnownFiles known)
    {
        var hash = known.Sha256(file.OnDisk, clock.GetUtcNow());
        var place = RepositoryLayout.OnDisk(root, RepositoryLayout.Target(file.Path, hash));
        if (!File.Exists(place))
        {
            var bytes = File.ReadAllBytes(file.OnDisk);
            hash = Hashes.Sha256(bytes); // the file may have changed since it was hashed
            place = RepositoryLayout.OnDisk(root, RepositoryLayout.Target(file.Path, hash));
            Compress(place, file.Path, bytes);
            AtomicFile.Write(place, bytes);
        }

        return new TargetFile(new FileInfo(place).Length, hash);
    }

    private void SignAll(
        ReleaseView? before,
        SortedDictionary<string, TargetFile> targets,
        long release,
        DateTimeOffset now
    )
    {
        var meta = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var topics = targets
            .Keys.Select(RoleLayout.TopicOf)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var role in topics.SelectMany(RoleLayout.TopicRoles).Append("library"))
            meta[role] = SignTargets(
                before,
                role,
                "content",
                OnlineLife,
                now,
                targets.Where(pair => RoleLayout.RoleOf(pair.Key) == role),
                null
            );
        meta["articles"] = SignTargets(
            before,
            "articles",
            "content",
            OnlineLife,
            now,
            [],
            RoleLayout.ToTopics(keys["content"].Public, topics)
        );
        meta["targets"] = SignTargets(
            before,
            "targets",
            "targets",
            OfflineLife,
            now,
            [],
            RoleLayout.ToLibrary(keys["content"].Public)
        );

        // A crash may have left a snapshot that no timestamp names: its number is not used twice.
        var version = (before?.Trusted.Snapshot?.Version ?? 0) + 1;
        while (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata("snapshot", version))))
            version++;
        var signed = Header("snapshot", version, OnlineLife, now);
        signed["meta"] = new JsonObject(
            meta.Select(pair =>
                KeyValuePair.Create<string, JsonNode?>($"{pair.Key}.json", new JsonObject { ["version"] = pair.Value })
            )
        );
        signed["published"] = SignedMetadata.WriteDate(now);
        signed["release"] = release;
        var snapshot = new SnapshotMetadata(Write(RepositoryLayout.Metadata("snapshot", version), signed, "snapshot"));
        WriteTimestamp(snapshot, (before?.Trusted.Timestamp?.Version ?? 0) + 1, now);
    }

    /// <summary>Signs a targets role, unless what it says stands already and is not close to its end.</summary>
    /// <returns>The version that says it.</returns>
    private long SignTargets(
        ReleaseView? before,
        string role,
        string key,
        TimeSpan life,
        DateTimeOffset now,
        IEnumerable<KeyValuePair<string, TargetFile>> files,
        JsonObject? delegations
    )
    {
        var list = new JsonObject(
            files.Select(pair =>
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
        var old = before?.Roles.GetValueOrDefault(role);
        if (
            old is not null
            && JsonNode.DeepEquals(old.Signed["targets"], list)
            && JsonNode.DeepEquals(old.Signed["delegations"], delegations)
            && old.Expires - now > life / 2
        )
            return old.Version;

        var version = (old?.Version ?? 0) + 1;
        while (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata(role, version))))
            version++;
        var signed = Header("targets", version, life, now);
        signed["targets"] = list;
        if (delegations is not null)
            signed["delegations"] = delegations;
        Write(RepositoryLayout.Metadata(role, version), signed, key);
        return version;
    }

    private void WriteTimestamp(SnapshotMetadata snapshot, long version, DateTimeOffset now)
    {
        var signed = Header("timestamp", version, TimestampLife, now);
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
        Write(RepositoryLayout.Timestamp, signed, "timestamp");
    }

    private byte[] Write(string path, JsonObject signed, string key)
    {
        var bytes = CanonicalJson.Write(
            new JsonObject { ["signatures"] = new JsonArray(keys[key].Sign(signed)), ["signed"] = signed }
        );
        var place = RepositoryLayout.OnDisk(root, path);
        // The timestamp is small and must change in one step: its compressed forms would be other files.
        if (path != RepositoryLayout.Timestamp)
            Compress(place, path, bytes);
        AtomicFile.Write(place, bytes);
        return bytes;
    }

    private static void Compress(string place, string path, byte[] bytes)
    {
        if (!RepositoryLayout.IsText(path))
            return;

        AtomicFile.Write(
            place + ".br",
            Squeeze(bytes, to => new BrotliStream(to, new BrotliCompressionOptions { Quality = 9 }))
        );
        AtomicFile.Write(place + ".gz", Squeeze(bytes, to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    private static byte[] Squeeze(byte[] bytes, Func<Stream, Stream> wrap)
    {
        using var packed = new MemoryStream();
        using (var packer = wrap(packed))
            packer.Write(bytes);
        return packed.ToArray();
    }

    private static JsonObject Header(string type, long version, TimeSpan life, DateTimeOffset now) =>
        new()
        {
            ["_type"] = type,
            ["expires"] = SignedMetadata.WriteDate(now + life),
            ["spec_version"] = "1.0.34",
            ["version"] = version,
        };
}
