using InfoPoint.Content;
using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>A release as a library's files, and as files to serve. Sizes that the hub made of pictures are no files of a library.</summary>
public sealed class ReleaseFiles(ReleaseView view) : ILibraryFiles
{
    /// <summary>The release.</summary>
    public ReleaseView View { get; } = view;

    private readonly Lazy<ILookup<string, PictureSize>> sizes = new(() =>
        view
            .Files.Keys.Where(path => view.IsPictureSize(path) && !view.LeftOut.Contains(path))
            .Select(path => PictureSize.TryParse(path, out var size) ? size : default)
            .OrderBy(size => size.Width)
            .ToLookup(size => size.Original, StringComparer.Ordinal)
    );

    private readonly Lazy<ILookup<string, string>> media = new(() =>
        view.Files.Keys.Where(MediaChoice.IsMediaOfArticle).ToLookup(path => path.Split('/')[2], StringComparer.Ordinal)
    );

    /// <summary>True when the release has the file and this machine keeps it.</summary>
    public bool IsHere(string path) => View.Files.ContainsKey(path) && !View.LeftOut.Contains(path);

    /// <summary>True when the release has the file and this machine keeps neither it nor a smaller size of it.</summary>
    public bool Lacks(string path) => View.LeftOut.Contains(path) && !sizes.Value.Contains(path);

    /// <summary>The smaller sizes of a picture that this machine keeps, the smallest first.</summary>
    public IReadOnlyList<PictureSize> SizesHere(string path) => [.. sizes.Value[path]];

    /// <summary>The media of an article, smaller sizes of pictures among them, whether they are here or not.</summary>
    public IReadOnlyDictionary<string, TargetFile> MediaOf(string article) =>
        media.Value[article].ToDictionary(path => path, path => View.Files[path], StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<LibraryFile> All() =>
        View
            .Files.Where(pair => !View.IsPictureSize(pair.Key))
            .Select(pair => new LibraryFile(pair.Key, pair.Value.Length, Sha256: pair.Value.Hash));

    /// <inheritdoc/>
    public Stream Open(string path) => View.OpenFile(path);
}
