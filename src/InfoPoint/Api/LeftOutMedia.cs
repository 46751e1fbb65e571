using System.Globalization;
using System.Net;
using System.Resources;

namespace InfoPoint.Api;

/// <summary>What stands where a point chose not to keep a file: a picture that says so, and who can bring it.</summary>
internal static class LeftOutMedia
{
    private static readonly ResourceManager Texts = new("InfoPoint.Texts.Reader", typeof(LeftOutMedia).Assembly);

    /// <summary>An SVG for pictures, a line of text for everything else; nobody keeps either.</summary>
    public static IResult Answer(HttpContext http, string path)
    {
        http.Response.Headers.CacheControl = "no-store";
        var lines = new[] { "vi", "lo" }.Select(language =>
            Texts.GetString("reader.media.left-out", CultureInfo.GetCultureInfo(language))
            ?? throw new MissingManifestResourceException("reader.media.left-out")
        );
        if (Path.GetExtension(path) is not (".svg" or ".webp" or ".jpg" or ".jpeg" or ".png"))
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
}
