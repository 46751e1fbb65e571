using System.Globalization;
using System.Net;
using System.Resources;
using InfoPoint.Content;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Api;

/// <summary>What stands where a point chose not to keep a file: a picture that says so, and who can bring it.</summary>
internal static class LeftOutMedia
{
    private static readonly ResourceManager Texts = new("InfoPoint.Texts.Reader", typeof(LeftOutMedia).Assembly);

    /// <summary>An SVG for pictures; for everything else the page with the button, or a line of text for those who read no pages. Nobody keeps any of them.</summary>
    public static IResult Answer(HttpContext http, Library library, Article article, string path)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (MediaChoice.KindOf(path) != MediaKind.Pictures && ReadsPages(http))
            return Results.Redirect(Addresses.Bring(Asked.OfReader(http, library), article.Id));
        var lines = new[] { "vi", "lo" }.Select(language =>
            Texts.GetString("reader.media.left-out", CultureInfo.GetCultureInfo(language))
            ?? throw new MissingManifestResourceException("reader.media.left-out")
        );
        if (MediaChoice.KindOf(path) != MediaKind.Pictures)
            return Results.Text(string.Join("\n", lines), "text/plain; charset=utf-8", statusCode: 404);

        var texts = lines.Select(
            (line, i) =>
                $"<text x=\"200\" y=\"{110 + (i * 40)}\" text-anchor=\"middle\" font-size=\"17\" font-family=\"sans-serif\">{WebUtility.HtmlEncode(line)}</text>"
        );
        return Results.Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 250\"><rect x=\"2\" y=\"2\" width=\"396\" height=\"246\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"6 6\"/>{string.Concat(texts)}</svg>",
            "image/svg+xml"
        );
    }

    private static bool ReadsPages(HttpContext http) =>
        http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
}
