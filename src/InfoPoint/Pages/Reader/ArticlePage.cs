using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>One article: step cards, marks, sources, what to read next.</summary>
public sealed class ArticlePage : SitePage
{
    private readonly SiteSettings settings;
    private readonly TimeProvider clock;

    private ArticlePage(Visit visit, Article article, MediaRequests requests, SiteSettings settings, TimeProvider clock)
        : base(visit)
    {
        this.settings = settings;
        this.clock = clock;
        View = new ArticleView(
            Release,
            article,
            ContentLang,
            other => Addresses.Article(Lang, other),
            ArticleView.InReader
        );
        Missing = new MissingNote(
            requests.Missing(Release, article),
            requests.IsAsked(article),
            Addresses.Bring(Lang, article.Id)
        );
        Media = MediaLink.Of(Release, article, View.Text.Lang, Missing.Media);
        var near = (Release.Index?.Related(article.Id, View.Text.Lang, 6) ?? []).Select(hit => hit.Id);
        Related =
        [
            .. article
                .Related.Concat(near)
                .Distinct()
                .Select(Release.Library.Find)
                .OfType<Article>()
                .Where(other => other.Id != article.Id && other.Withdrawn is null)
                .Take(4),
        ];
    }

    /// <summary>The article in the language shown.</summary>
    public ArticleView View { get; }

    /// <summary>Its topic, or null.</summary>
    public Topic? Topic => Release.Library.FindTopic(View.Article.Topic);

    /// <summary>What of the article is not on this machine.</summary>
    public MissingNote Missing { get; }

    /// <summary>Sound, films and documents.</summary>
    public IReadOnlyList<MediaLink> Media { get; }

    /// <summary>True when what is not here can be fetched while the reader waits.</summary>
    public bool FetchesOnDemand => settings.OnDemand && settings.Hub.Count > 0;

    /// <summary>Articles to read next: those that the author named, then those about the same things.</summary>
    public IReadOnlyList<Article> Related { get; }

    /// <summary>True when the advice should have been looked at again.</summary>
    public bool IsReviewOverdue => View.Article.ReviewBy < DateOnly.FromDateTime(clock.GetLocalNow().Date);

    /// <summary>The other language, when the article has a text in it.</summary>
    public Lang? OtherText => View.Article.Text(View.Text.Lang.Other()) is { } other ? other.Lang : null;

    /// <summary>The page's own address for the QR code on paper.</summary>
    public string FullAddress => $"{Request.Scheme}://{Request.Host}{Request.Path}";

    /// <summary>Shows the article, a notice when it was withdrawn, or 404.</summary>
    public static IResult Get(Visit visit, MediaRequests requests, SiteSettings settings, TimeProvider clock, string id)
    {
        if (visit.Release.Library.Find(id) is not { } article)
            return Results.NotFound();

        var page = new ArticlePage(visit, article, requests, settings, clock);
        visit.Http.Response.Headers.ContentLanguage = page.View.Text.Lang.Tag();
        return new Pages_Reader_Article { Model = page };
    }
}
