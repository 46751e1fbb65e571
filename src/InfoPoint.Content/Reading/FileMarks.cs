namespace InfoPoint.Content;

/// <summary>Tells groups of files apart by their hashes, without reading them.</summary>
/// <param name="files">Every file of a library.</param>
internal sealed class FileMarks(IEnumerable<LibraryFile> files)
{
    private const int EnoughDigits = 16;

    private readonly Dictionary<string, string> hashes = files
        .Where(file => file.Sha256 is not null)
        .ToDictionary(file => file.Path, file => file.Sha256![..EnoughDigits], StringComparer.Ordinal); // just tested

    /// <summary>Another text whenever one of these files is another one; null where hashes are not known.</summary>
    public string? Of(IEnumerable<string> paths) =>
        hashes.Count == 0 ? null : string.Join('-', paths.Select(path => hashes.GetValueOrDefault(path, "none")));
}
