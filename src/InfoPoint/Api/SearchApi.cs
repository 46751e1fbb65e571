using System.Diagnostics;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Api;

/// <summary><c>/api/v1/search</c> and <c>/api/v1/suggest</c>.</summary>
public static class SearchApi
{
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
        [FromQuery(Name = "in")] string? only,
        string? topic,
        string? area,
        string? kind,
        int limit = 20,
        int offset = 0
    )
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();
        if (Asked.Lang(http, lang) is not { } reader)
            return Asked.WrongLang(lang);
        if (only is not null && (!LangTags.TryParse(only, out var restricted) || restricted == Lang.En))
            return ApiJson.Problem(400, "in-unknown", $"in is vi or lo, not {only}.");
        if (!string.IsNullOrEmpty(kind) && !YamlNames.TryParse<ArticleKind>(kind, out _))
            return ApiJson.Problem(
                400,
                "kind-unknown",
                $"kind is one of {string.Join(", ", YamlNames.All<ArticleKind>())}, not {kind}."
            );
        if (limit is < 1 or > 100 || offset is < 0 or > 10_000)
            return ApiJson.Problem(400, "page-wrong", "limit is 1 to 100, offset 0 to 10000.");

        var start = Stopwatch.GetTimestamp();
        var answer = release.Index.Search(
            new SearchRequest(q ?? "", reader == Lang.En ? Lang.Vi : reader)
            {
                In = LangTags.TryParse(only, out var text) ? text : null,
                Topic = string.IsNullOrEmpty(topic) ? null : topic,
                Area = string.IsNullOrEmpty(area) ? null : area,
                Kind = YamlNames.TryParse<ArticleKind>(kind, out var known) ? known : null,
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
                    topics = answer.Facets.Topics.Select(facet => new { id = facet.Topic, count = facet.Count }),
                    kinds = answer.Facets.Kinds.Select(facet => new { id = facet.Kind, count = facet.Count }),
                },
            },
            ApiJson.Options
        );
    }

    private static IResult Suggest(HttpContext http, CurrentRelease current, string? q, string? lang, int limit = 8)
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();
        if (Asked.Lang(http, lang) is not { } reader)
            return Asked.WrongLang(lang);

        var found = release.Index.Suggest(q ?? "", reader == Lang.En ? Lang.Vi : reader, limit);
        return Results.Json(
            new
            {
                suggestions = found.Select(suggestion => new
                {
                    text = suggestion.Text,
                    kind = suggestion.Kind,
                    url = suggestion.Id is { } id
                        ? Addresses.Article(reader, id)
                        : Addresses.Search(reader, suggestion.Text),
                }),
            },
            ApiJson.Options
        );
    }
}
