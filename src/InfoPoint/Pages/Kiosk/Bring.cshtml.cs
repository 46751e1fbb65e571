using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Media of an article that are not here, and the button that brings them, at the kiosk.</summary>
public sealed class BringModel(CurrentRelease current, MediaRequests requests, IAntiforgery forgery)
    : BringPage(current, requests, forgery)
{
    /// <inheritdoc/>
    public override string Action => Addresses.KioskBring(Lang, Article.Id);
}
