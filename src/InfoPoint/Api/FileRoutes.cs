using InfoPoint.Point;
using InfoPoint.Repository;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace InfoPoint.Api;

/// <summary>The repository and the media files of a release; an uploaded file never runs as a page.</summary>
public static class FileRoutes
{
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static readonly TimeSpan ForEver = TimeSpan.FromDays(365);
    private static readonly FileExtensionContentTypeProvider Types = new(
        new Dictionary<string, string>
        {
            [".json"] = "application/json",
            [".svg"] = "image/svg+xml",
            [".webp"] = "image/webp",
            [".png"] = "image/png",
            [".jpg"] = "image/jpeg",
            [".jpeg"] = "image/jpeg",
            [".opus"] = "audio/ogg",
            [".mp3"] = "audio/mpeg",
            [".mp4"] = "video/mp4",
            [".webm"] = "video/webm",
            [".pdf"] = "application/pdf",
            [".br"] = "application/x-brotli",
        }
    );

    /// <summary>Adds the addresses.</summary>
    public static void MapFiles(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/repository/{**path}", [HttpMethods.Get, HttpMethods.Head], Repository);
        site.MapMethods(
            "/media/{file}",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext http, CurrentRelease current, string file) =>
                OnDisk(current.Value, $"media/{file}") is { } place
                    ? Media(http, place, $"media/{file}")
                    : Results.NotFound()
        );
        site.MapMethods("/media/{article}/{file}", [HttpMethods.Get, HttpMethods.Head], ArticleMediaAsync);
    }

    private static IResult Repository(HttpContext http, CurrentRelease current, string path)
    {
        if (
            current.Value is not { } release
            || release.Files.View.ServedOnDisk(path) is not { } file
            || !File.Exists(file)
        )
            return Results.NotFound();

        // All other files are named by version or hash; the timestamp alone changes under its name, and the one on disk may
        // belong to a release that is not in use yet.
        return path == RepositoryLayout.Timestamp ? Timestamp(http, release) : Send(http, file, path, ForEver);
    }

    private static IResult Timestamp(HttpContext http, ActiveRelease release)
    {
        SetHeaders(http, null);
        var raw = release.Files.View.Timestamp.ToArray();
        return Results.Bytes(
            raw,
            "application/json",
            entityTag: new EntityTagHeaderValue($"\"{release.Number:x}-{release.SignedAt.UtcTicks:x}\"")
        );
    }

    private static string? OnDisk(ActiveRelease? release, string path) =>
        release?.Files.View.PathOnDisk(path) is { } file && File.Exists(file) ? file : null;

    private static IResult Media(HttpContext http, string place, string path) =>
        Send(http, place, path, http.Request.Query.ContainsKey("r") ? ForEver : null);

    /// <summary>The file; where it was left out a smaller size of a picture, or what can be brought at once.</summary>
    private static async Task<IResult> ArticleMediaAsync(
        HttpContext http,
        CurrentRelease current,
        MediaOnDemand onDemand,
        string article,
        string file
    )
    {
        if (current.Value is not { } release || release.Library.Find(article) is not { } found)
            return Results.NotFound();

        var path = found.MediaPath(file);
        if (OnDisk(release, path) is { } here)
            return Media(http, here, path);
        if (!release.Files.View.LeftOut.Contains(path))
            return Results.NotFound();
        if (release.Files.SizesHere(path) is [.., var widest] && OnDisk(release, widest.Path) is { } smaller)
            return Send(http, smaller, widest.Path, null); // the original may come later under this address
        var brought =
            onDemand.Find(release, path)
            ?? (IsOpened(http) ? await onDemand.BringAsync(release, path, http.RequestAborted) : null);
        return brought is not null
            ? Media(http, brought, path)
            : LeftOutMedia.Answer(http, release.Library, found, path);
    }

    /// <summary>False for those who only look ahead.</summary>
    private static bool IsOpened(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey("Sec-Purpose");

    private static IResult Send(HttpContext http, string file, string path, TimeSpan? keep)
    {
        SetHeaders(http, keep);
        var info = new FileInfo(file);
        var type = Types.TryGetContentType(path, out var known) ? known : "text/plain; charset=utf-8";
        if (Packed(http, file) is { } packed)
        {
            http.Response.Headers.ContentEncoding = packed.Encoding;
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            return Results.File(
                packed.File,
                type,
                lastModified: info.LastWriteTimeUtc,
                entityTag: Tag(info, packed.Encoding)
            );
        }

        return Results.File(
            file,
            type,
            lastModified: info.LastWriteTimeUtc,
            entityTag: Tag(info, ""),
            enableRangeProcessing: true
        );
    }

    private static void SetHeaders(HttpContext http, TimeSpan? keep)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Sandbox;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = keep is { } time ? $"public, max-age={(long)time.TotalSeconds}, immutable" : "no-cache";
    }

    private static (string File, string Encoding)? Packed(HttpContext http, string file)
    {
        if (http.Request.Headers.Range.Count > 0)
            return null;

        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
            if (
                accepted.Any(value => value.Value == encoding && value.Quality is null or > 0)
                && File.Exists(file + ending)
            )
                return (file + ending, encoding);
        return null;
    }

    private static EntityTagHeaderValue Tag(FileInfo file, string encoding) =>
        new($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}{encoding}\"");
}
