using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Search with a keyboard on the screen; results are pictures.</summary>
public sealed class SearchModel(CurrentRelease current) : SitePage(current)
{
    private const int MostPictures = 6;

    /// <summary>What was typed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The best articles, at most six.</summary>
    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    /// <summary>The picture of an article, or null.</summary>
    public string? Cover(string id) =>
        Release.Library.Find(id) is { } article ? Addresses.Cover(Release, article) : null;

    /// <summary>Searches.</summary>
    public void OnGet(string? q)
    {
        Query = (q ?? "").Trim();
        if (Query.Length > 0)
            Hits = Release.Index.Search(new SearchRequest(Query, ContentLang) { Limit = MostPictures }).Hits;
    }
}
