using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Pages;

/// <summary>Sound, a film or a document of an article.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Label">What the author says it is, else the file's name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsHere">False when the point left it out.</param>
public sealed record MediaLink(MediaKind Kind, string Label, string Address, long Bytes, bool IsHere)
{
    /// <summary>Those that an article lists, in its order.</summary>
    public static IReadOnlyList<MediaLink> Of(
        ActiveRelease release,
        Article article,
        Lang lang,
        MissingMedia missing
    ) =>
        [
            .. from item in article.Media
            let path = article.MediaPath(item.File)
            let kind = MediaChoice.KindOf(path)
            where kind != MediaKind.Pictures && release.Files.View.Files.ContainsKey(path)
            let label = item.Alt.For(lang)
            select new MediaLink(
                kind,
                string.IsNullOrEmpty(label) ? item.File : label,
                Addresses.Media(release, article.Id, item.File),
                release.Files.View.Files[path].Length,
                !missing.Files.ContainsKey(path)
            ),
        ];
}
