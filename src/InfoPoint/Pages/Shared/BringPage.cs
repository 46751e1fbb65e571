using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages;

/// <summary>Says what of an article is not here, and asks for it; the same in the reader and at the kiosk.</summary>
[IgnoreAntiforgeryToken] // looked at below: a page from before a restart is shown again, not refused
public abstract class BringPage(CurrentRelease current, MediaRequests requests, IAntiforgery forgery)
    : SitePage(current)
{
    /// <summary>The article.</summary>
    public Article Article { get; private set; } = null!; // set before the view runs

    /// <summary>Its title in the language shown, or the other one.</summary>
    public ArticleText Text => Article.TextOrOther(ContentLang)!; // a library lists no article without a text

    /// <summary>The page's own address, where the button leads.</summary>
    public abstract string Action { get; }

    /// <summary>What is not here.</summary>
    public MissingMedia Missing { get; private set; } = MissingMedia.None;

    /// <summary>True when it was asked for.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Why it was not asked for (a key of <c>reader.bring.*</c>), or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When the next sync may start, or null when it starts at once where there is a link.</summary>
    public DateTimeOffset? NextAt => requests.WaitsUntil;

    /// <summary>Shows what is missing, or 404.</summary>
    public IActionResult OnGet(string id) => Find(id) ? Page() : NotFound();

    /// <summary>Asks for it.</summary>
    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!Find(id))
            return NotFound();
        if (!await forgery.IsRequestValidAsync(HttpContext))
        {
            Refusal = "once-more";
            return Page();
        }

        var outcome = Missing.Files.Count > 0 ? requests.Ask(Release, Article) : AskOutcome.Done;
        if (outcome == AskOutcome.Done)
            return Redirect(Request.Path);
        Refusal = YamlNames.Of(outcome);
        Response.StatusCode = outcome == AskOutcome.TooOften ? StatusCodes.Status429TooManyRequests : 409;
        return Page();
    }

    private bool Find(string id)
    {
        if (Release.Library.Find(id) is not { } article)
            return false;

        Article = article;
        Missing = requests.Missing(Release, article);
        IsAsked = requests.IsAsked(article);
        return true;
    }
}
