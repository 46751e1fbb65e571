using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>Results of a search, with filters and always a way on.</summary>
public sealed class SearchPage : SitePage
{
    private const int PerPage = 20;
    private const int MostTopics = 4;

    private readonly SiteSettings settings;

    private SearchPage(
        Visit visit,
        AskedQueries asked,
        IndexProgress indexing,
        SiteSettings settings,
        string query,
        SearchFilter filter
    )
        : base(visit)
    {
        this.settings = settings;
        Indexing = indexing;
        Query = query;
        Filter = filter;
        Number = Math.Clamp(visit.Number("page", 1), 1, 1000);
        if (query.Length == 0 || Release.Index is not { } index)
            return;

        Answer = index.Search(filter.Request(query, ContentLang, PerPage, (Number - 1) * PerPage));
        if (Number == 1 && Answer.Hits.Any(hit => !hit.CrossLanguage))
            asked.Count(query, ContentLang);
    }

    /// <summary>Hits below these are found by their words: each picture is a request on a slow link.</summary>
    public const int MostPictures = 9;

    /// <summary>What was typed.</summary>
    public string Query { get; }

    /// <summary>The answer, or null when nothing was typed or nothing can be searched yet.</summary>
    public SearchAnswer? Answer { get; }

    /// <summary>True while there is no index yet: the page looks again by itself.</summary>
    public bool IsPreparing => Query.Length > 0 && Answer is null;

    /// <summary>How far the index is.</summary>
    public IndexProgress Indexing { get; }

    /// <summary>The filters in force.</summary>
    public SearchFilter Filter { get; }

    /// <summary>The page of results, from 1.</summary>
    public int Number { get; }

    /// <summary>True when there are more results.</summary>
    public bool HasNext => Answer is not null && Answer.Total > Number * PerPage;

    /// <summary>Districts among the areas of the results: provinces would only repeat them.</summary>
    public IEnumerable<(string Id, int Count)> Districts =>
        Answer?.Facets.Areas.Where(facet => Release.Library.Areas.Find(facet.Id)?.Level == "district") ?? [];

    /// <summary>Topics to look into: those of the results, then those of the place.</summary>
    public IEnumerable<Topic> NearTopics =>
        (Answer?.Facets.Topics ?? [])
            .Select(facet => Release.Library.FindTopic(facet.Id))
            .OfType<Topic>()
            .Concat(Release.TopicsFor(settings.Area))
            .Distinct()
            .Take(MostTopics);

    /// <summary>The same search with other filters or another page.</summary>
    public string With(SearchFilter filter, int number = 1) => filter.Address(Lang, Query, number);

    /// <summary>The topic's name for a facet.</summary>
    public string TopicName(string id) => Release.Library.FindTopic(id)?.Name.For(Lang) ?? id;

    /// <summary>The area's name for a facet.</summary>
    public string AreaName(string id) => Release.Library.Areas.Find(id)?.Name.For(Lang) ?? id;

    /// <summary>Searches.</summary>
    public static IResult Get(
        Visit visit,
        AskedQueries asked,
        IndexProgress indexing,
        SiteSettings settings,
        string? q,
        string? topic,
        string? kind,
        string? area,
        string? audience,
        string? @in
    )
    {
        var filter = SearchFilter.Parse(topic, kind, area, audience, @in);
        return new Pages_Reader_Search
        {
            Model = new SearchPage(visit, asked, indexing, settings, (q ?? "").Trim(), filter),
        };
    }
}
