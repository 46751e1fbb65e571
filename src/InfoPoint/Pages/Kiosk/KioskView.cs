using RazorSlices;

namespace InfoPoint.Pages.Kiosk;

/// <summary>The view of a page of the kiosk, in the kiosk's frame (<c>Layout.cshtml</c>).</summary>
/// <typeparam name="TPage">The page.</typeparam>
internal abstract class KioskView<TPage> : PageView<TPage>, IUsesLayout<Pages_Kiosk_Layout, Frame>
    where TPage : SitePage
{
    /// <inheritdoc/>
    public Frame LayoutModel => new(Model, Title, Heading, ShowsPlace);

    /// <summary>What stands at the top: the page's title.</summary>
    protected virtual string Heading => Title;

    /// <summary>False where a long heading needs the room of the place's name.</summary>
    protected virtual bool ShowsPlace => true;
}

/// <summary>What the frame says of the page in it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Title">The page's name in the browser.</param>
/// <param name="Heading">What stands at the top.</param>
/// <param name="ShowsPlace">True when the name of the place stands below.</param>
internal sealed record Frame(SitePage Page, string Title, string Heading, bool ShowsPlace);
