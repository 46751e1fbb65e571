using InfoPoint.Content;
using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>A release as a library's files, and as files to serve.</summary>
public sealed class ReleaseFiles(ReleaseView view) : ILibraryFiles
{
    /// <summary>The release.</summary>
    public ReleaseView View { get; } = view;

    /// <inheritdoc/>
    public IEnumerable<LibraryFile> All() =>
        View.Files.Select(pair => new LibraryFile(pair.Key, pair.Value.Length, Sha256: pair.Value.Hash));

    /// <inheritdoc/>
    public Stream Open(string path) => View.OpenFile(path);
}
