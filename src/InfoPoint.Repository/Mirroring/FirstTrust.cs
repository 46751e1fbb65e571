namespace InfoPoint.Repository;

/// <summary>Whom a new point believes: a root file, or its fingerprint as two people compared it. Never the network alone.</summary>
/// <param name="RootFile">Path of a root.json, or null.</param>
/// <param name="Fingerprint">SHA-256 of the hub's first root.json in hexadecimal digits, or null; blanks and capitals do not matter.</param>
public sealed record FirstTrust(string? RootFile, string? Fingerprint)
{
    /// <summary>The root to start from.</summary>
    /// <exception cref="ReleaseException">Nothing says whom to trust, or the source shows another root.</exception>
    internal async Task<byte[]> FindRootAsync(IReleaseSource source, TufLimits limits, CancellationToken cancel)
    {
        if (RootFile is not null)
            return File.Exists(RootFile)
                ? await File.ReadAllBytesAsync(RootFile, cancel)
                : throw new ReleaseException(
                    ReleaseProblem.NoTrust,
                    $"There is no file {RootFile}.",
                    "Give the root.json of the hub with --root."
                );

        if (Fingerprint is null)
            throw new ReleaseException(
                ReleaseProblem.NoTrust,
                "Nothing here says which hub to trust.",
                "Give the hub's root.json with --root, or its fingerprint with --trust: the hub shows it at its start."
            );

        var path = RepositoryLayout.Metadata("root", 1);
        var root =
            await Download.WholeAsync(source, path, limits.RootBytes, cancel)
            ?? throw new ReleaseException(
                ReleaseProblem.Unreachable,
                $"{source.Name} has no {path}.",
                "Check the address of the hub."
            );
        var wanted = string.Concat(Fingerprint.Where(char.IsAsciiHexDigit)).ToUpperInvariant();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(root)) == wanted
            ? root
            : throw new ReleaseException(
                ReleaseProblem.BadSignature,
                $"{source.Name} shows a hub with the fingerprint {Hashes.Sha256(root)}, another than the one given.",
                "Compare the fingerprint once more on both screens; if it is right, this source is not your hub."
            );
    }
}
