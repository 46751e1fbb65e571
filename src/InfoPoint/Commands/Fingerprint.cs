using System.Security.Cryptography;

namespace InfoPoint.Commands;

/// <summary>The fingerprint of a root file as two people compare it.</summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 in groups of eight digits.</summary>
    public static string Of(string file) =>
        string.Join(
            ' ',
            Convert
                .ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))
                .Chunk(8)
                .Select(group => new string(group))
        );
}
