namespace InfoPoint.Content;

/// <summary>Files of a library that were listed beforehand: all of them, so that they are not listed twice, or some.</summary>
/// <param name="library">Opens them.</param>
/// <param name="files">The list.</param>
public sealed class ListedFiles(ILibraryFiles library, IReadOnlyCollection<LibraryFile> files) : ILibraryFiles
{
    /// <inheritdoc/>
    public IEnumerable<LibraryFile> All() => files;

    /// <inheritdoc/>
    public Stream Open(string path) => library.Open(path);
}
