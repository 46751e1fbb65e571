using RazorSlices;

namespace InfoPoint.Pages.Reader;

/// <summary>The view of a page of the reader, in the reader's frame (<c>Layout.cshtml</c>).</summary>
/// <typeparam name="TPage">The page.</typeparam>
internal abstract class ReaderView<TPage> : PageView<TPage>, IUsesLayout<Pages_Reader_Layout, Frame>
    where TPage : SitePage
{
    /// <inheritdoc/>
    public Frame LayoutModel => new(Model, Title);
}

/// <summary>What the frame says of the page in it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Title">The page's name in the browser.</param>
internal sealed record Frame(SitePage Page, string Title);
