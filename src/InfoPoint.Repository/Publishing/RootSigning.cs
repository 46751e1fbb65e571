using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Writes root files: who signs what (TUF §4.3).</summary>
internal sealed class RootSigning(string root, DateTimeOffset now)
{
    private readonly MetadataWriter writer = new(root);

    /// <summary>Writes a root with these keys.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="roles">For each top-level role its keys and its threshold.</param>
    /// <param name="signers">Enough keys of this root, and of the one before.</param>
    /// <exception cref="ReleaseException">There is another root of that version, which points may believe already.</exception>
    public void Write(
        long version,
        IEnumerable<(string Role, IReadOnlyList<PublicKey> Keys, int Threshold)> roles,
        IEnumerable<SigningKey> signers
    )
    {
        var path = RepositoryLayout.Metadata("root", version);
        if (File.Exists(RepositoryLayout.OnDisk(root, path)))
            throw new ReleaseException(
                ReleaseProblem.Rollback,
                $"{path} is in {root} already, but the release there was signed before it.",
                "Bring the newest backup of repository/ and keys/ back, both of the same day."
            );

        var all = new JsonObject();
        var named = new JsonObject();
        foreach (var (role, keys, threshold) in roles)
        {
            foreach (var key in keys)
                all[key.Id] = key.Json.DeepClone();
            named[role] = new JsonObject
            {
                ["keyids"] = new JsonArray([.. keys.Select(key => (JsonNode)key.Id)]),
                ["threshold"] = threshold,
            };
        }

        var signed = MetadataWriter.Header("root", version, SigningLife.Offline, now);
        signed["consistent_snapshot"] = true;
        signed["keys"] = all;
        signed["roles"] = named;
        writer.Write(path, signed, signers);
    }
}
