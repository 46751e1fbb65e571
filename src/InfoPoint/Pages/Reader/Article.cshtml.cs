using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Reader;

/// <summary>One article: step cards, marks, sources, what to read next.</summary>
public sealed class ArticleModel(
    CurrentRelease current,
    MediaRequests requests,
    SiteSettings settings,
    TimeProvider clock
) : SitePage(current)
{
    /// <summary>The article in the language shown.</summary>
    public ArticleView View { get; private set; } = null!; // set by OnGet before the view runs

    /// <summary>Its topic, or null.</summary>
    public Topic? Topic => Release.Library.FindTopic(View.Article.Topic);

    /// <summary>What of the article is not on this machine.</summary>
    public MissingNote Missing { get; private set; } = null!; // set by OnGet before the view runs

    /// <summary>Sound, films and documents.</summary>
    public IReadOnlyList<MediaLink> Media { get; private set; } = [];

    /// <summary>True when what is not here can be fetched while the reader waits.</summary>
    public bool FetchesOnDemand => settings.OnDemand && settings.Hub.Count > 0;

    /// <summary>Articles to read next: those that the author named, then those about the same things.</summary>
    public IReadOnlyList<Article> Related { get; private set; } = [];

    /// <summary>True when the advice should have been looked at again.</summary>
    public bool IsReviewOverdue => View.Article.ReviewBy < DateOnly.FromDateTime(clock.GetLocalNow().Date);

    /// <summary>The other language, when the article has a text in it.</summary>
    public Lang? OtherText => View.Article.Text(View.Text.Lang.Other()) is { } other ? other.Lang : null;

    /// <summary>The page's own address for the QR code on paper.</summary>
    public string FullAddress => $"{Request.Scheme}://{Request.Host}{Request.Path}";

    /// <summary>Shows the article, a notice when it was withdrawn, or 404.</summary>
    public IActionResult OnGet(string id)
    {
        if (Release.Library.Find(id) is not { } article)
            return NotFound();

        View = new ArticleView(
            Release,
            article,
            ContentLang,
            other => Addresses.Article(Lang, other),
            ArticleView.InReader
        );
        Response.Headers.ContentLanguage = View.Text.Lang.Tag();
        Missing = new MissingNote(
            requests.Missing(Release, article),
            requests.IsAsked(article),
            Addresses.Bring(Lang, id)
        );
        Media = MediaLink.Of(Release, article, View.Text.Lang, Missing.Media);
        var near = Release.Index.Related(id, View.Text.Lang, 6).Select(hit => hit.Id);
        Related =
        [
            .. article
                .Related.Concat(near)
                .Distinct()
                .Select(Release.Library.Find)
                .OfType<Article>()
                .Where(other => other.Id != id && other.Withdrawn is null)
                .Take(4),
        ];
        return Page();
    }
}
