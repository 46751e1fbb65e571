using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Repository;
using Microsoft.Extensions.Localization;

namespace InfoPoint.Pages;

/// <summary>What a page says of media that are not here.</summary>
/// <param name="Media">What is missing.</param>
/// <param name="IsAsked">True when it was asked for.</param>
/// <param name="Action">Where the button leads.</param>
public sealed record MissingNote(MissingMedia Media, bool IsAsked, string Action)
{
    /// <summary>How many there are of each kind, e.g. <c>2 hình, 1 phim</c>; a picture counts once, whatever sizes it has.</summary>
    public static string Counts(MissingMedia media, IStringLocalizer texts) =>
        string.Join(
            ", ",
            media
                .Files.Keys.GroupBy(MediaChoice.KindOf)
                .OrderBy(kind => kind.Key)
                .Select(kind =>
                    texts[
                        $"reader.media.count.{YamlNames.Of(kind.Key)}",
                        kind.Select(path => PictureSize.TryParse(path, out var size) ? size.Original : path)
                            .Distinct()
                            .Count()
                    ].Value
                )
        );
}
