using System.Globalization;
using InfoPoint.Language;
using InfoPoint.Point;

namespace InfoPoint.Pages;

/// <summary>One request for a page: its language, and one release from the first line to the last.</summary>
public sealed class Visit
{
    private readonly ActiveRelease? release;

    private Visit(HttpContext http, Lang lang, ActiveRelease? release)
    {
        Http = http;
        Lang = lang;
        this.release = release;
    }

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>The language of the interface, from the address.</summary>
    public Lang Lang { get; }

    /// <summary>The language in which articles are looked for first: that of the interface, Vietnamese for English.</summary>
    public Lang ContentLang => Lang == Lang.En ? Lang.Vi : Lang;

    /// <summary>The release in use; before the first one came, addresses lead to the waiting page.</summary>
    /// <exception cref="InvalidOperationException">There is no release yet.</exception>
    public ActiveRelease Release => release ?? throw new InvalidOperationException("There is no release yet.");

    /// <summary>True when a release is in use.</summary>
    public bool HasRelease => release is not null;

    /// <summary>Begins a visit; called for each method of a page, which all ask for one. Names the language in the answer and keeps it for the next visit.</summary>
    public static ValueTask<Visit> BindAsync(HttpContext http)
    {
        var lang = LangTags.TryParse(http.Request.RouteValues["lang"] as string, out var asked) ? asked : Lang.Vi;
        http.Response.Headers.ContentLanguage = lang.Tag();
        if (http.Request.Cookies["lang"] != lang.Tag())
            http.Response.Cookies.Append(
                "lang",
                lang.Tag(),
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    HttpOnly = true,
                }
            );
        return ValueTask.FromResult(
            new Visit(http, lang, http.RequestServices.GetRequiredService<CurrentRelease>().Value)
        );
    }

    /// <summary>A number of the query, e.g. a page; what is no number is not asked for.</summary>
    public int Number(string key, int otherwise) =>
        int.TryParse(Http.Request.Query[key], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
