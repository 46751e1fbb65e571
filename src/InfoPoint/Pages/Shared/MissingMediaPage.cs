using InfoPoint.Content;
using InfoPoint.Point;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages;

/// <summary>Says what of an article is not here, and asks for it; the same in the reader and at the kiosk.</summary>
public abstract class MissingMediaPage(Visit visit, Article article, MediaRequests requests) : SitePage(visit)
{
    /// <summary>The article.</summary>
    public Article Article => article;

    /// <summary>Its title in the language shown, or the other one.</summary>
    public ArticleText Text => article.TextOrOther(ContentLang)!; // a library lists no article without a text

    /// <summary>The page's own address, where the button leads.</summary>
    public abstract string Action { get; }

    /// <summary>What is not here.</summary>
    public MissingMedia Missing { get; } = requests.Missing(visit.Release, article);

    /// <summary>True when it was asked for.</summary>
    public bool IsAsked { get; } = requests.IsAsked(article);

    /// <summary>Why it was not asked for (a key of <c>reader.bring.*</c>), or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When the next sync may start, or null when it starts at once where there is a link.</summary>
    public DateTimeOffset? NextAt => requests.WaitsUntil;

    /// <summary>Shows what is missing.</summary>
    internal abstract IResult Show();

    /// <summary>Asks for it. A page from before a restart is shown again, not refused.</summary>
    internal async Task<IResult> AskAsync(IAntiforgery forgery)
    {
        var http = Request.HttpContext;
        if (!await forgery.IsRequestValidAsync(http))
        {
            Refusal = "once-more";
            return Show();
        }

        var outcome = Missing.Files.Count > 0 ? requests.Ask(Release, article) : AskOutcome.Done;
        if (outcome == AskOutcome.Done)
            return Results.Redirect(Request.Path);
        Refusal = YamlNames.Of(outcome);
        http.Response.StatusCode =
            outcome == AskOutcome.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status409Conflict;
        return Show();
    }
}
