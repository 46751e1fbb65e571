using System.IO.Compression;

namespace InfoPoint.Repository;

/// <summary>The compressed forms that lie beside metadata and text.</summary>
internal static class CompressedForms
{
    private static readonly (string Ending, Func<Stream, Stream> Unpack)[] Forms =
    [
        (".br", from => new BrotliStream(from, CompressionMode.Decompress)),
        (".gz", from => new GZipStream(from, CompressionMode.Decompress)),
    ];

    /// <summary>True for the name of a form; packs end in <c>.br</c> and are files of their own.</summary>
    public static bool IsForm(string path) =>
        Forms.Any(form =>
            path.EndsWith(form.Ending, StringComparison.Ordinal) && RepositoryLayout.IsText(path[..^form.Ending.Length])
        );

    /// <summary>Paths of the forms of a file that are there and do not unpack to it.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="path">The file's repository path.</param>
    /// <param name="hashes">What its bytes hash to.</param>
    /// <param name="length">How many they are.</param>
    public static IEnumerable<string> Damaged(string root, string path, FileHashes hashes, long length) =>
        RepositoryLayout.IsText(path)
            ? Forms
                .Where(form =>
                    IsDamaged(RepositoryLayout.OnDisk(root, path + form.Ending), form.Unpack, hashes, length)
                )
                .Select(form => path + form.Ending)
            : [];

    private static bool IsDamaged(string place, Func<Stream, Stream> unpack, FileHashes hashes, long length)
    {
        if (!File.Exists(place))
            return false;

        var plain = new byte[length + 1];
        try
        {
            using var packed = File.OpenRead(place);
            using var unpacked = unpack(packed);
            var read = unpacked.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            return !hashes.Match(plain.AsSpan(0, read));
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or InvalidOperationException)
        {
            return true; // Brotli calls data that is none an invalid operation
        }
    }
}
