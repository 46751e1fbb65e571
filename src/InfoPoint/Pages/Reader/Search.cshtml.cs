using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Reader;

/// <summary>Results of a search, with filters and always a way on.</summary>
public sealed class SearchModel(CurrentRelease current) : SitePage(current)
{
    private const int PerPage = 20;

    /// <summary>What was typed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The answer, or null when nothing was typed.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>The topic filter, or null.</summary>
    public string? Topic { get; private set; }

    /// <summary>The kind filter, or null.</summary>
    public string? Kind { get; private set; }

    /// <summary>The page of results, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>True when there are more results.</summary>
    public bool HasNext => Answer is not null && Answer.Total > Number * PerPage;

    /// <summary>The same search with other filters or another page.</summary>
    public string With(string? topic, string? kind, int number = 1) =>
        $"/{Lang.Tag()}/search?q={Uri.EscapeDataString(Query)}"
        + (topic is null ? "" : $"&topic={Uri.EscapeDataString(topic)}")
        + (kind is null ? "" : $"&kind={kind}")
        + (number > 1 ? $"&page={number}" : "");

    /// <summary>The topic's name for a facet.</summary>
    public string TopicName(string id) => Release.Library.FindTopic(id)?.Name.For(Lang) ?? id;

    /// <summary>Searches.</summary>
    public void OnGet(string? q, string? topic, string? kind, [FromQuery(Name = "page")] int number = 1)
    {
        Query = (q ?? "").Trim();
        Topic = string.IsNullOrEmpty(topic) ? null : topic;
        Kind = YamlNames.TryParse<ArticleKind>(kind, out var known) ? kind : null;
        Number = Math.Clamp(number, 1, 1000);
        if (Query.Length > 0)
            Answer = Release.Index.Search(
                new SearchRequest(Query, ContentLang)
                {
                    Topic = Topic,
                    Kind = Kind is null ? null : known,
                    Limit = PerPage,
                    Offset = (Number - 1) * PerPage,
                }
            );
    }
}
