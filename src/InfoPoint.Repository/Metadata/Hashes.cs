using System.Security.Cryptography;

namespace InfoPoint.Repository;

/// <summary>SHA-256 as metadata writes it.</summary>
internal static class Hashes
{
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Sha256OfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
