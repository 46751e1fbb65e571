using System.Net;
using System.Text.RegularExpressions;

namespace InfoPoint.Content;

/// <summary>Fills in addresses that depend on the page which shows a section: reader, kiosk, print or file.</summary>
/// <param name="articleHref">Article id to address.</param>
/// <param name="picture">File name in the article's <c>media/</c> to where the picture is.</param>
/// <param name="alt">File name to alternative text.</param>
public sealed partial class SectionLinks(
    Func<string, string> articleHref,
    Func<string, PictureSource> picture,
    Func<string, string> alt
)
{
    internal const string Scheme = "infopoint";
    internal const string Media = Scheme + ":media/";
    internal const string Article = Scheme + ":article/";

    /// <summary>The same HTML with every picture and article address filled in.</summary>
    public string Fill(string html) => ArticleAddress().Replace(Picture().Replace(html, ImageTag), ArticleAttribute);

    private string ImageTag(Match match)
    {
        var file = Uri.UnescapeDataString(WebUtility.HtmlDecode(match.Groups["file"].Value));
        var source = picture(file);
        return $"<img{Attribute("src", source.Src)}{Attribute("srcset", source.SrcSet)}{Attribute("sizes", source.Sizes)}{Attribute("alt", alt(file))} loading=\"lazy\">";
    }

    private static string Attribute(string name, string? value) =>
        value is null ? "" : $" {name}=\"{WebUtility.HtmlEncode(value)}\"";

    private string ArticleAttribute(Match match) =>
        $"href=\"{WebUtility.HtmlEncode(articleHref(match.Groups["id"].Value))}\"";

    [GeneratedRegex("<img\\b[^>]*?src=\"" + Media + "(?<file>[^\"]*)\"[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();

    [GeneratedRegex("href=\"" + Article + "(?<id>[^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ArticleAddress();
}
