using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InfoPoint.Content;

/// <summary>Remembers bundles that were checked without an error, so that a large library is not read whole for one changed article. A cache: it may be lost.</summary>
/// <param name="hashOf">The hash of a file's bytes by its path in the library.</param>
public sealed class CheckMemory(Func<string, string> hashOf)
{
    /// <summary>Another program may check otherwise: it checks everything once.</summary>
    private static readonly string Program = typeof(CheckMemory).Module.ModuleVersionId.ToString();

    private Dictionary<string, CheckedBundle> bundles = new(StringComparer.Ordinal);

    /// <summary>Reads what an earlier run remembered; nothing when there is none, or it is another program's.</summary>
    public static CheckMemory Load(string file, Func<string, string> hashOf)
    {
        var memory = new CheckMemory(hashOf);
        if (!File.Exists(file))
            return memory;

        try
        {
            using var stream = File.OpenRead(file);
            if (JsonSerializer.Deserialize<Kept>(stream) is { } kept && kept.Program == Program)
                memory.bundles = kept.Bundles;
        }
        catch (JsonException)
        {
            return memory; // cut by a crash: everything is checked again
        }

        return memory;
    }

    /// <summary>What is remembered, as it is to be kept.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Kept(Program, bundles));

    /// <summary>The bundle, if none of its files has changed.</summary>
    internal CheckedBundle? Find(string folder, string digest) =>
        bundles.TryGetValue(folder, out var bundle) && bundle.Digest == digest ? bundle : null;

    /// <summary>Stands for all bytes of a bundle.</summary>
    internal string Digest(IEnumerable<string> paths)
    {
        var text = new StringBuilder();
        foreach (var path in paths.Order(StringComparer.Ordinal))
            text.Append(path).Append('\t').Append(hashOf(path)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal void Replace(Dictionary<string, CheckedBundle> all) => bundles = all;

    private sealed record Kept(string Program, Dictionary<string, CheckedBundle> Bundles);
}
