using System.Diagnostics;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Api;

/// <summary><c>/api/v1/search</c> and <c>/api/v1/suggest</c>.</summary>
public static class SearchApi
{
    private const int MostAsked = 3;

    /// <summary>Adds the addresses.</summary>
    public static void MapSearch(this RouteGroupBuilder api)
    {
        api.MapGet("/search", Search);
        api.MapGet("/suggest", Suggest);
    }

    private static IResult Search(
        HttpContext http,
        CurrentRelease current,
        string? q,
        string? lang,
        string? @in,
        string? topic,
        string? area,
        string? kind,
        string? audience,
        int limit = 20,
        int offset = 0
    )
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();
        if (Asked.Lang(http, lang) is not { } reader)
            return Asked.WrongLang(lang);
        if (@in is not null && (!LangTags.TryParse(@in, out var restricted) || restricted == Lang.En))
            return ApiJson.Problem(400, "in-unknown", $"in is vi or lo, not {@in}.");
        if (!string.IsNullOrEmpty(kind) && !YamlNames.TryParse<ArticleKind>(kind, out _))
            return ApiJson.Problem(
                400,
                "kind-unknown",
                $"kind is one of {string.Join(", ", YamlNames.All<ArticleKind>())}, not {kind}."
            );
        if (!string.IsNullOrEmpty(audience) && !YamlNames.TryParse<Audience>(audience, out _))
            return ApiJson.Problem(
                400,
                "audience-unknown",
                $"audience is one of {string.Join(", ", YamlNames.All<Audience>())}, not {audience}."
            );
        if (limit is < 1 or > 100 || offset is < 0 or > 10_000)
            return ApiJson.Problem(400, "page-wrong", "limit is 1 to 100, offset 0 to 10000.");
        if (release.Index is not { } index)
            return ApiJson.Problem(
                503,
                "search-preparing",
                "The search is being prepared; /api/v1/status says how far it is."
            );

        var start = Stopwatch.GetTimestamp();
        var answer = index.Search(
            new SearchRequest(q ?? "", reader == Lang.En ? Lang.Vi : reader)
            {
                In = LangTags.TryParse(@in, out var text) ? text : null,
                Topic = string.IsNullOrEmpty(topic) ? null : topic,
                Area = string.IsNullOrEmpty(area) ? null : area,
                Kind = YamlNames.TryParse<ArticleKind>(kind, out var known) ? known : null,
                Audience = YamlNames.TryParse<Audience>(audience, out var readers) ? readers : null,
                Limit = limit,
                Offset = offset,
            }
        );
        return Results.Json(
            new
            {
                query = q ?? "",
                lang = reader.Tag(),
                total = answer.Total,
                tookMs = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 2),
                didYouMean = answer.DidYouMean,
                hits = answer.Hits.Select(hit => new
                {
                    id = hit.Id,
                    lang = hit.Lang.Tag(),
                    title = hit.Title,
                    summary = hit.Summary,
                    snippet = hit.SnippetHtml,
                    score = hit.Score,
                    topic = hit.Topic,
                    kind = YamlNames.Of(hit.Kind),
                    url = Addresses.Article(reader, hit.Id),
                    crossLanguage = hit.CrossLanguage,
                    stale = hit.Stale,
                    through = hit.Through,
                }),
                facets = new
                {
                    topics = Facet(answer.Facets.Topics),
                    kinds = Facet(answer.Facets.Kinds),
                    areas = Facet(answer.Facets.Areas),
                    audiences = Facet(answer.Facets.Audiences),
                },
            },
            ApiJson.Options
        );
    }

    private static IEnumerable<object> Facet(IEnumerable<(string Id, int Count)> counts) =>
        counts.Select(facet => new { id = facet.Id, count = facet.Count });

    private static IResult Suggest(
        HttpContext http,
        CurrentRelease current,
        AskedQueries asked,
        string? q,
        string? lang,
        int limit = 8
    )
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();
        if (Asked.Lang(http, lang) is not { } reader)
            return Asked.WrongLang(lang);

        var content = reader == Lang.En ? Lang.Vi : reader;
        var found = asked
            .Complete(q ?? "", content, MostAsked)
            .Select(text => new Suggestion(text, "query", null))
            .Concat(release.Index?.Suggest(q ?? "", content, limit) ?? [])
            .DistinctBy(suggestion => suggestion.Text)
            .Take(Math.Clamp(limit, 1, 20));
        return Results.Json(
            new
            {
                suggestions = found.Select(suggestion => new
                {
                    text = suggestion.Text,
                    kind = suggestion.Kind,
                    url = suggestion is { Kind: "article", Id: { } id }
                        ? Addresses.Article(reader, id)
                        : Addresses.Search(reader, suggestion.Text),
                }),
            },
            ApiJson.Options
        );
    }
}
