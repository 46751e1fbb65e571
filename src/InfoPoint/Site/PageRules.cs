using InfoPoint.Language;
using InfoPoint.Point;
using Microsoft.AspNetCore.Diagnostics;

namespace InfoPoint.Site;

/// <summary>What holds for every page: nothing from elsewhere, no inline script; and while there is no release, a page that says so.</summary>
public sealed class PageRules(RequestDelegate next, CurrentRelease current)
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

        ShowInstead(http, $"/{lang.Tag()}/missing");
        return context.Next(http);
    }

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (TryLang(http.Request.Path, out var lang) && current.Value is null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "5";
            ShowInstead(http, $"/{lang.Tag()}/waiting");
        }

        return next(http);
    }

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
