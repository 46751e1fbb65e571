using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>A smaller size of an article's picture, made by the hub: <c>pile.jpg</c> has <c>pile.jpg.w480.webp</c> beside it (docs/format.md, "Sizes of pictures").</summary>
/// <param name="Original">The picture's path.</param>
/// <param name="Width">Pixels.</param>
public readonly record struct PictureSize(string Original, int Width)
{
    private const string Ending = ".webp";
    private const string Mark = ".w";

    /// <summary>Where the size lies in the library.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Original}{Mark}{Width}{Ending}");

    /// <summary>Reads the path of a size; false for every file that an author wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? path, out PictureSize size)
    {
        size = default;
        if (path?.EndsWith(Ending, StringComparison.Ordinal) != true)
            return false;
        var mark = path.LastIndexOf(Mark, path.Length - Ending.Length, StringComparison.Ordinal);
        if (
            mark < 0
            || !int.TryParse(
                path.AsSpan(mark + Mark.Length, path.Length - Ending.Length - mark - Mark.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var width
            )
        )
            return false;
        size = new PictureSize(path[..mark], width);
        return true;
    }
}
