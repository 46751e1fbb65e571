using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Search with a keyboard on the screen; results are pictures.</summary>
public sealed class SearchModel(CurrentRelease current, AskedQueries asked, SiteSettings settings) : SitePage(current)
{
    private const int MostPictures = 6;

    /// <summary>What was typed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The best articles, at most six.</summary>
    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>Another text that finds more, or null.</summary>
    public string? DidYouMean { get; private set; }

    /// <summary>Topics to look into when nothing was found.</summary>
    public IEnumerable<Topic> Topics => Hits.Count > 0 ? [] : Release.TopicsFor(settings.Area).Take(MostPictures);

    /// <summary>The picture of an article, or null.</summary>
    public string? Cover(string id) =>
        Release.Library.Find(id) is { } article ? Addresses.Cover(Release, article) : null;

    /// <summary>Searches.</summary>
    public void OnGet(string? q)
    {
        Query = (q ?? "").Trim();
        if (Query.Length == 0)
            return;
        var answer = Release.Index.Search(new SearchRequest(Query, ContentLang) { Limit = MostPictures });
        Hits = answer.Hits;
        DidYouMean = answer.DidYouMean;
        if (Hits.Any(hit => !hit.CrossLanguage))
            asked.Count(Query, ContentLang);
    }
}
