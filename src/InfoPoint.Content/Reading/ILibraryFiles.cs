namespace InfoPoint.Content;

/// <summary>The files of a library, wherever they lie: in a folder, or in a release named by their hashes.</summary>
public interface ILibraryFiles
{
    /// <summary>Every file: path in the library with <c>/</c>, and its length in bytes.</summary>
    IEnumerable<LibraryFile> All();

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    Stream Open(string path);
}

/// <summary>One file of a library.</summary>
/// <param name="Path">E.g. <c>articles/mushrooms/wood-ear/vi.md</c>.</param>
/// <param name="Bytes">Length.</param>
/// <param name="IsLink">A symbolic link, or one of several names of a file: refused.</param>
/// <param name="Sha256">Lower-case hex where it is known without reading the file, else null.</param>
public readonly record struct LibraryFile(string Path, long Bytes, bool IsLink = false, string? Sha256 = null);
