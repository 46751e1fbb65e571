using System.Security.Cryptography;
using System.Text.Json;

namespace InfoPoint.Repository;

/// <summary>What a file's bytes must hash to, in lower-case hexadecimal digits; at least one is there, and every one that is there must agree (TUF §4.5).</summary>
/// <param name="Sha256">SHA-256, or null.</param>
/// <param name="Sha512">SHA-512, or null.</param>
public sealed record FileHashes(string? Sha256, string? Sha512)
{
    /// <summary>The hash that stands in the file's name in a repository with consistent snapshots.</summary>
    public string Name => Sha256 ?? Sha512 ?? throw new InvalidOperationException("A file without a hash.");

    /// <summary>True when the bytes are the file's.</summary>
    public bool Match(ReadOnlySpan<byte> bytes) =>
        (Sha256 is null || Sha256 == Convert.ToHexStringLower(SHA256.HashData(bytes)))
        && (Sha512 is null || Sha512 == Convert.ToHexStringLower(SHA512.HashData(bytes)));

    /// <summary>True when the file on disk has the bytes. One that cannot be read, such as on a worn card, has not.</summary>
    public bool MatchFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (Sha256 is not null && Sha256 != Convert.ToHexStringLower(SHA256.HashData(file)))
                return false;

            file.Position = 0;
            return Sha512 is null || Sha512 == Convert.ToHexStringLower(SHA512.HashData(file));
        }
        catch (IOException)
        {
            return false; // other bytes or none: both are replaced
        }
    }

    /// <summary>Reads <c>{"sha256": …, "sha512": …}</c>; kinds that this program does not know are passed over.</summary>
    /// <exception cref="FormatException">No kind is known, or a hash has another shape: it becomes part of a file's name.</exception>
    internal static FileHashes Read(JsonElement json)
    {
        var hashes = new FileHashes(Hash("sha256", 64), Hash("sha512", 128));
        return hashes is { Sha256: null, Sha512: null }
            ? throw new FormatException("There is no hash of a known kind.")
            : hashes;

        string? Hash(string kind, int digits) =>
            json.Member(kind)?.Text() is not { } hash ? null
            : hash.Length == digits && hash.All(char.IsAsciiHexDigitLower) ? hash
            : throw new FormatException($"A {kind} is wrong.");
    }
}
