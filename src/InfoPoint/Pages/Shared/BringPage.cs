using InfoPoint.Content;
using InfoPoint.Pages.Kiosk;
using InfoPoint.Pages.Reader;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages;

/// <summary>Says what of an article is not here, and asks for it; the same in the reader and at the kiosk.</summary>
public sealed class BringPage : SitePage
{
    private readonly MediaRequests requests;
    private readonly bool isAtKiosk;

    private BringPage(Visit visit, Article article, MediaRequests requests, bool isAtKiosk)
        : base(visit)
    {
        this.requests = requests;
        this.isAtKiosk = isAtKiosk;
        Article = article;
        Missing = requests.Missing(Release, article);
        IsAsked = requests.IsAsked(article);
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>Its title in the language shown, or the other one.</summary>
    public ArticleText Text => Article.TextOrOther(ContentLang)!; // a library lists no article without a text

    /// <summary>The page's own address, where the button leads.</summary>
    public string Action => isAtKiosk ? Addresses.KioskBring(Lang, Article.Id) : Addresses.Bring(Lang, Article.Id);

    /// <summary>What is not here.</summary>
    public MissingMedia Missing { get; }

    /// <summary>True when it was asked for.</summary>
    public bool IsAsked { get; }

    /// <summary>Why it was not asked for (a key of <c>reader.bring.*</c>), or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When the next sync may start, or null when it starts at once where there is a link.</summary>
    public DateTimeOffset? NextAt => requests.WaitsUntil;

    /// <summary>Shows what is missing in the reader, or 404.</summary>
    public static IResult Get(Visit visit, MediaRequests requests, string id) =>
        Find(visit, requests, id, isAtKiosk: false)?.Show() ?? Results.NotFound();

    /// <summary>As <see cref="Get"/>, at the kiosk.</summary>
    public static IResult GetAtKiosk(Visit visit, MediaRequests requests, string id) =>
        Find(visit, requests, id, isAtKiosk: true)?.Show() ?? Results.NotFound();

    /// <summary>Asks for it in the reader, or 404.</summary>
    public static Task<IResult> PostAsync(Visit visit, MediaRequests requests, IAntiforgery forgery, string id) =>
        AskAsync(Find(visit, requests, id, isAtKiosk: false), forgery);

    /// <summary>As <see cref="PostAsync"/>, at the kiosk.</summary>
    public static Task<IResult> PostAtKioskAsync(
        Visit visit,
        MediaRequests requests,
        IAntiforgery forgery,
        string id
    ) => AskAsync(Find(visit, requests, id, isAtKiosk: true), forgery);

    private static BringPage? Find(Visit visit, MediaRequests requests, string id, bool isAtKiosk) =>
        visit.Release.Library.Find(id) is { } article ? new BringPage(visit, article, requests, isAtKiosk) : null;

    private static async Task<IResult> AskAsync(BringPage? page, IAntiforgery forgery) =>
        page is null ? Results.NotFound() : await page.AskAsync(forgery);

    private IResult Show() =>
        isAtKiosk ? new Pages_Kiosk_Bring { Model = this } : new Pages_Reader_Bring { Model = this };

    /// <summary>Asks for it. A page from before a restart is shown again, not refused.</summary>
    private async Task<IResult> AskAsync(IAntiforgery forgery)
    {
        var http = Request.HttpContext;
        if (!await forgery.IsRequestValidAsync(http))
        {
            Refusal = "once-more";
            return Show();
        }

        var outcome = Missing.Files.Count > 0 ? requests.Ask(Release, Article) : AskOutcome.Done;
        if (outcome == AskOutcome.Done)
            return Results.Redirect(Request.Path);
        Refusal = YamlNames.Of(outcome);
        http.Response.StatusCode =
            outcome == AskOutcome.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status409Conflict;
        return Show();
    }
}
