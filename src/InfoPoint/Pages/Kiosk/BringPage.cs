using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Media of an article that are not here, and the button that brings them, at the kiosk.</summary>
public sealed class BringPage(Visit visit, Article article, MediaRequests requests)
    : MissingMediaPage(visit, article, requests)
{
    /// <inheritdoc/>
    public override string Action => Addresses.KioskBring(Lang, Article.Id);

    /// <summary>Shows what is missing, or 404.</summary>
    public static IResult Get(Visit visit, MediaRequests requests, string id) =>
        visit.Release.Library.Find(id) is { } article
            ? new BringPage(visit, article, requests).Show()
            : Results.NotFound();

    /// <summary>Asks for it, or 404.</summary>
    public static async Task<IResult> PostAsync(Visit visit, MediaRequests requests, IAntiforgery forgery, string id) =>
        visit.Release.Library.Find(id) is { } article
            ? await new BringPage(visit, article, requests).AskAsync(forgery)
            : Results.NotFound();

    internal override IResult Show() => new Pages_Kiosk_Bring { Model = this };
}
