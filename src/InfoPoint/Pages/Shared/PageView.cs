using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace InfoPoint.Pages;

/// <summary>The view of a whole page, and how it is sent.</summary>
/// <typeparam name="TPage">The page.</typeparam>
internal abstract class PageView<TPage> : View<TPage>, IResult
    where TPage : SitePage
{
    /// <summary>Leaves Lao and Vietnamese letters as they are.</summary>
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Bytes of a long page: in one piece it is compressed better.</summary>
    private const int WholePage = 64 * 1024;

    /// <summary>The page's name in the browser.</summary>
    protected abstract string Title { get; }

    /// <summary>Sends the page. It is written to its end first: a view that fails is answered with 500, and a form may still set its cookie.</summary>
    async Task IResult.ExecuteAsync(HttpContext httpContext)
    {
        HttpContext = httpContext;
        var whole = new Pipe(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: WholePage));
        await RenderAsync(whole.Writer, Letters, httpContext.RequestAborted);
        await whole.Writer.CompleteAsync();
        httpContext.Response.ContentType = ContentType;
        await whole.Reader.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    protected sealed override Task ExecuteSectionAsync(string sectionName) =>
        sectionName switch
        {
            "Head" => WriteHeadAsync(),
            "Hero" => WriteHeroAsync(),
            "Keys" => WriteKeysAsync(),
            _ => throw new ArgumentException($"There is no section {sectionName}.", nameof(sectionName)),
        };

    /// <summary>What the page adds to the head of the document.</summary>
    protected virtual Task WriteHeadAsync() => Task.CompletedTask;

    /// <summary>What stands above the content, as wide as the window; in the reader.</summary>
    protected virtual Task WriteHeroAsync() => Task.CompletedTask;

    /// <summary>What stands between the keys at the foot; at the kiosk.</summary>
    protected virtual Task WriteKeysAsync() => Task.CompletedTask;
}
