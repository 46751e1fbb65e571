using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace InfoPoint.Repository;

/// <summary>What a file's bytes must hash to, in lower-case hexadecimal digits; at least one is there, and every one that is there must agree (TUF §4.5).</summary>
public sealed record FileHashes
{
    private readonly (UInt128 High, UInt128 Low)? sha256; // a running point holds thousands: digits would take five times the room

    /// <summary>Hashes as they stand in metadata.</summary>
    /// <param name="sha256">SHA-256, or null.</param>
    /// <param name="sha512">SHA-512, or null.</param>
    /// <exception cref="FormatException">The first is not 64 digits.</exception>
    public FileHashes(string? sha256, string? sha512)
    {
        if (sha256 is not null)
            this.sha256 = (Half(sha256[..(sha256.Length / 2)]), Half(sha256[(sha256.Length / 2)..]));
        Sha512 = sha512;

        static UInt128 Half(string digits) =>
            digits.Length == 32
                ? UInt128.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                : throw new FormatException("A sha256 is wrong.");
    }

    /// <summary>SHA-256, or null.</summary>
    public string? Sha256 =>
        sha256 is var (high, low) ? string.Create(CultureInfo.InvariantCulture, $"{high:x32}{low:x32}") : null;

    /// <summary>SHA-512, or null.</summary>
    public string? Sha512 { get; }

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
