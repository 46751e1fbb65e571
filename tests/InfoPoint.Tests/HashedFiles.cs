using System.Security.Cryptography;
using InfoPoint.Content;

namespace InfoPoint.Tests;

/// <summary>A library folder whose files are known by their hashes, as those of a release are.</summary>
public sealed class HashedFiles(string folder) : ILibraryFiles
{
    private readonly LibraryFolder files = new(folder);

    /// <summary>Paths that were opened.</summary>
    public List<string> Opened { get; } = [];

    public IEnumerable<LibraryFile> All() =>
        files
            .All()
            .Select(file =>
                file with
                {
                    Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(files.FullPath(file.Path)))),
                }
            );

    public Stream Open(string path)
    {
        lock (Opened)
            Opened.Add(path);
        return files.Open(path);
    }
}
