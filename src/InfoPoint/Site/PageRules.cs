using InfoPoint.Language;
using InfoPoint.Point;
using Microsoft.AspNetCore.Diagnostics;

namespace InfoPoint.Site;

/// <summary>What holds for every page: nothing from elsewhere, no inline script; and in the place of a page that is missing, failed or not yet there, one that says so.</summary>
public sealed class PageRules(RequestDelegate next, CurrentRelease current, ILogger<PageRules> log)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The address that was asked for, before another page was shown in its place.</summary>
    public static string AskedPath(HttpContext http) =>
        http.Items[typeof(PageRules)] as string ?? http.Request.Path.Value ?? "";

    /// <summary>Under the address of a page there is nothing: shows a page that says so and leads on. Files and the API answer bare.</summary>
    public static Task ShowMissingAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (
            http.Response.StatusCode != StatusCodes.Status404NotFound
            || !TryLang(http.Request.Path, out var lang)
            || http.Items.ContainsKey(typeof(PageRules))
        )
            return Task.CompletedTask;

        ShowInstead(http, FrameOf(http, lang) + "/missing");
        return context.Next(http);
    }

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var isPage = TryLang(http.Request.Path, out var lang);
        if (isPage && current.Value is null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "5";
            ShowInstead(http, $"/{lang.Tag()}/waiting");
        }

        try
        {
            await next(http);
        }
        catch (Exception failure)
            when (isPage && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            log.PageFailed(http.Request.Path, failure);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            ShowInstead(http, FrameOf(http, lang) + "/failed");
            await next(http);
        }
    }

    /// <summary>Where the pages are that have the same frame as the one that was asked for.</summary>
    private static string FrameOf(HttpContext http, Lang lang) =>
        http.Request.Path.StartsWithSegments(Addresses.Kiosk(lang)) ? Addresses.Kiosk(lang) : Addresses.Home(lang);

    private static void ShowInstead(HttpContext http, string path)
    {
        http.Items[typeof(PageRules)] = http.Request.Path.Value;
        http.Request.Path = path;
        http.Request.RouteValues.Clear();
        http.SetEndpoint(null);
    }

    private static bool TryLang(PathString path, out Lang lang)
    {
        var first = path.Value?.Split('/', 3) is { Length: > 1 } parts ? parts[1] : "";
        return LangTags.TryParse(first, out lang);
    }
}
