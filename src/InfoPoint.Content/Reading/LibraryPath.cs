using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace InfoPoint.Content;

/// <summary>Which names of files and folders a library may have, and what they mean.</summary>
public static partial class LibraryPath
{
    /// <summary>3 to 64 of a-z and 0-9 with single inner hyphens.</summary>
    public static bool IsArticleId([NotNullWhen(true)] string? id) =>
        id is { Length: >= 3 and <= 64 } && SlugShape().IsMatch(id);

    /// <summary>True when every part of the path can lie on any disk, FAT32 included, and stays inside the library.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= 200
        && path.IsNormalized(System.Text.NormalizationForm.FormC)
        && path.Split('/')
            .All(part =>
                part.Length > 0
                && part is not ("." or "..")
                && !part.EndsWith('.')
                && !part.EndsWith(' ')
                && !part.Any(IsUnsafe)
            );

    /// <summary>Splits <c>articles/TOPIC/ID/REST</c>; false for any other path.</summary>
    public static bool TryBundle(string path, out string topic, out string id, out string rest)
    {
        var parts = path.Split('/', 4);
        var found = parts.Length == 4 && parts[0] == "articles";
        (topic, id, rest) = found ? (parts[1], parts[2], parts[3]) : ("", "", "");
        return found;
    }

    /// <summary>The bundle's folder of a path, <c>articles/TOPIC/ID</c>, or null for files of the library itself.</summary>
    public static string? FolderOf(string path) =>
        TryBundle(path, out var topic, out var id, out _) ? $"articles/{topic}/{id}" : null;

    /// <summary>True for names that the hub gives to sizes of pictures, e.g. <c>pile.jpg.w480.webp</c>; no author may.</summary>
    public static bool IsPictureSize(string path) => PictureSizeEnding().IsMatch(path);

    private static bool IsUnsafe(char letter) =>
        char.IsControl(letter) || letter is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|';

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugShape();

    [GeneratedRegex(@"\.w[0-9]+\.webp\z")]
    private static partial Regex PictureSizeEnding();
}
