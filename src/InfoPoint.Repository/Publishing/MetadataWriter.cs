using System.IO.Compression;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Signs metadata and writes it into a repository, compressed forms first, so that whoever sees the file finds them too.</summary>
internal sealed class MetadataWriter(string root)
{
    /// <summary>Signs and writes one file.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] Write(string path, JsonObject signed, IEnumerable<SigningKey> signers)
    {
        var signatures = new JsonArray([.. signers.Select(key => (JsonNode)key.Sign(signed))]);
        var bytes = CanonicalJson.Write(new JsonObject { ["signatures"] = signatures, ["signed"] = signed });
        var place = RepositoryLayout.OnDisk(root, path);
        // The timestamp is small and must change in one step: its compressed forms would be other files.
        if (path != RepositoryLayout.Timestamp)
            Compress(place, path, bytes);
        AtomicFile.Write(place, bytes);
        return bytes;
    }

    /// <summary>The version after one, past files that a crash left behind: a number is never used twice.</summary>
    public long Next(string role, long version)
    {
        do version++;
        while (File.Exists(RepositoryLayout.OnDisk(root, RepositoryLayout.Metadata(role, version))));
        return version;
    }

    /// <summary>Writes the compressed forms of a text beside it.</summary>
    public static void Compress(string place, string path, byte[] bytes)
    {
        if (!RepositoryLayout.IsText(path))
            return;

        AtomicFile.Write(
            place + ".br",
            Squeeze(bytes, to => new BrotliStream(to, new BrotliCompressionOptions { Quality = 9 }))
        );
        AtomicFile.Write(place + ".gz", Squeeze(bytes, to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    /// <summary>The fields that every role has.</summary>
    public static JsonObject Header(string type, long version, TimeSpan life, DateTimeOffset now) =>
        new()
        {
            ["_type"] = type,
            ["expires"] = SignedMetadata.WriteDate(now + life),
            ["spec_version"] = "1.0.34",
            ["version"] = version,
        };

    private static byte[] Squeeze(byte[] bytes, Func<Stream, Stream> wrap)
    {
        using var packed = new MemoryStream();
        using (var packer = wrap(packed))
            packer.Write(bytes);
        return packed.ToArray();
    }
}
