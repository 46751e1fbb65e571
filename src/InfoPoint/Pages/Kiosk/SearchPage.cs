using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Search with a keyboard on the screen; results are pictures.</summary>
public sealed class SearchPage : SitePage
{
    private const int MostPictures = 6;

    private readonly SiteSettings settings;

    private SearchPage(Visit visit, AskedQueries asked, SiteSettings settings, string query)
        : base(visit)
    {
        this.settings = settings;
        Query = query;
        if (query.Length == 0 || Release.Index is not { } index)
            return;

        var answer = index.Search(new SearchRequest(query, ContentLang) { Limit = MostPictures });
        Hits = answer.Hits;
        DidYouMean = answer.DidYouMean;
        if (Hits.Any(hit => !hit.CrossLanguage))
            asked.Count(query, ContentLang);
    }

    /// <summary>What was typed.</summary>
    public string Query { get; }

    /// <summary>True while there is no index yet. The page does not look again by itself: somebody may be typing.</summary>
    public bool IsPreparing => Query.Length > 0 && Release.Index is null;

    /// <summary>The best articles, at most six.</summary>
    public IReadOnlyList<SearchHit> Hits { get; } = [];

    /// <summary>Another text that finds more, or null.</summary>
    public string? DidYouMean { get; }

    /// <summary>Topics to look into when nothing was found.</summary>
    public IEnumerable<Topic> Topics => Hits.Count > 0 ? [] : Release.TopicsFor(settings.Area).Take(MostPictures);

    /// <summary>The picture of an article, or null.</summary>
    public string? Cover(string id) =>
        Release.Library.Find(id) is { } article ? Addresses.Cover(Release, article) : null;

    /// <summary>Searches.</summary>
    public static IResult Get(Visit visit, AskedQueries asked, SiteSettings settings, string? q) =>
        new Pages_Kiosk_Search { Model = new SearchPage(visit, asked, settings, (q ?? "").Trim()) };
}
