using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InfoPoint.Pages;

/// <summary>What every page has: its language, and one release from the first line to the last.</summary>
public abstract class SitePage(CurrentRelease current) : PageModel
{
    private ActiveRelease? release;

    /// <summary>The language of the interface, from the address.</summary>
    public Lang Lang { get; private set; }

    /// <summary>The language in which articles are looked for first: that of the interface, Vietnamese for English.</summary>
    public Lang ContentLang => Lang == Lang.En ? Lang.Vi : Lang;

    /// <summary>The release in use; before the first one came, addresses lead to the waiting page.</summary>
    /// <exception cref="InvalidOperationException">There is no release yet.</exception>
    public ActiveRelease Release => release ?? throw new InvalidOperationException("There is no release yet.");

    /// <summary>True when a release is in use.</summary>
    public bool HasRelease => release is not null;

    /// <summary>The same page in another language, as an address.</summary>
    public string InLanguage(Lang lang)
    {
        var path = PageRules.AskedPath(HttpContext);
        var rest = path.Length > 3 ? path[3..] : "";
        return $"/{lang.Tag()}{rest}{Request.QueryString}";
    }

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var lang = LangTags.TryParse(RouteData.Values["lang"] as string, out var asked) ? asked : Lang.Vi;
        Lang = lang;
        release = current.Value;
        Response.Headers.ContentLanguage = lang.Tag();
        if (Request.Cookies["lang"] != lang.Tag())
            Response.Cookies.Append(
                "lang",
                lang.Tag(),
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    HttpOnly = true,
                }
            );
        base.OnPageHandlerExecuting(context);
    }
}
