using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages.Reader;

/// <summary>Media of an article that are not here, and the button that brings them, in the reader.</summary>
public sealed class BringModel(CurrentRelease current, MediaRequests requests, IAntiforgery forgery)
    : BringPage(current, requests, forgery)
{
    /// <inheritdoc/>
    public override string Action => Addresses.Bring(Lang, Article.Id);
}
