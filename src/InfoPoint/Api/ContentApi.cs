using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Pages;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Api;

/// <summary>Articles, topics, areas and glossary as JSON.</summary>
public static class ContentApi
{
    private const int MostTerms = 50;

    /// <summary>Adds the addresses.</summary>
    public static void MapContent(this RouteGroupBuilder api)
    {
        api.MapGet("/articles", Articles);
        api.MapGet("/articles/{id}", Article);
        api.MapGet("/topics", Topics);
        api.MapGet("/areas", Areas);
        api.MapGet("/glossary", Glossary);
    }

    private static IResult Articles(CurrentRelease current, string? topic, string? kind) =>
        current.Value is not { } release
            ? NoRelease.Answer()
            : Results.Json(
                new
                {
                    release = release.Number,
                    articles = release
                        .Readable.Where(article =>
                            (string.IsNullOrEmpty(topic) || article.Topic == topic)
                            && (string.IsNullOrEmpty(kind) || YamlNames.Of(article.Kind) == kind)
                        )
                        .Select(article => new
                        {
                            id = article.Id,
                            topic = article.Topic,
                            kind = YamlNames.Of(article.Kind),
                            areas = article.Areas,
                            published = article.Published,
                            texts = article.Texts.Select(text => Summary(article, text)),
                        }),
                },
                ApiJson.Options
            );

    private static IResult Article(HttpContext http, CurrentRelease current, string id, string? lang)
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();
        if (Asked.Lang(http, lang) is not { } reader)
            return Asked.WrongLang(lang);
        if (release.Library.Find(id) is not { } article)
            return ApiJson.Problem(404, "article-unknown", $"There is no article {id}.");

        var view = new ArticleView(
            release,
            article,
            reader == Lang.En ? Lang.Vi : reader,
            other => Addresses.Article(reader, other),
            ArticleView.InReader
        );
        http.Response.Headers.ContentLanguage = view.Text.Lang.Tag();
        return Results.Json(
            new
            {
                id = article.Id,
                lang = view.Text.Lang.Tag(),
                otherLanguage = view.IsOtherLanguage,
                topic = article.Topic,
                kind = YamlNames.Of(article.Kind),
                areas = article.Areas,
                safety = YamlNames.Of(article.Safety),
                needsStaff = view.NeedsStaff,
                published = article.Published,
                reviewBy = article.ReviewBy,
                withdrawn = article.Withdrawn is { } taken
                    ? new { date = taken.Date, reason = taken.Reason.For(reader) }
                    : null,
                text = Summary(article, view.Text),
                sections = article.Withdrawn is not null
                    ? []
                    : view.Sections.Select(section => new
                    {
                        key = section.Key,
                        heading = section.Heading,
                        picture = section.Picture is { } file ? view.Picture(file).Src : null,
                        html = view.Html(section.CautionHtml + section.LeadHtml + section.RestHtml),
                    }),
                sources = article.Sources,
            },
            ApiJson.Options
        );
    }

    private static IResult Topics(CurrentRelease current) =>
        current.Value is not { } release
            ? NoRelease.Answer()
            : Results.Json(
                new
                {
                    topics = release.Library.Topics.Select(topic => new
                    {
                        id = topic.Id,
                        name = topic.Name,
                        icon = topic.Icon is { } icon ? Addresses.Media(release, icon) : null,
                        parent = topic.Parent,
                        articles = release.Readable.Count(article => article.Topic == topic.Id),
                    }),
                },
                ApiJson.Options
            );

    private static IResult Areas(CurrentRelease current) =>
        current.Value is not { } release
            ? NoRelease.Answer()
            : Results.Json(
                new
                {
                    areas = release.Library.Areas.All.Select(area => new
                    {
                        id = area.Id,
                        level = area.Level,
                        parent = area.Parent,
                        name = area.Name,
                        topics = area.Topics,
                    }),
                },
                ApiJson.Options
            );

    private static IResult Glossary(CurrentRelease current, string? q)
    {
        if (current.Value is not { } release)
            return NoRelease.Answer();

        var wanted = (q ?? "").Trim();
        var terms = release
            .Library.Glossary.Where(term =>
                wanted.Length == 0 || Names(term).Any(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            )
            .Take(MostTerms);
        return Results.Json(
            new
            {
                terms = terms.Select(term => new
                {
                    id = term.Id,
                    vi = term.Vi,
                    lo = term.Lo,
                    en = term.En,
                    viOther = term.ViAlt,
                    loOther = term.LoAlt,
                    category = term.Category,
                }),
            },
            ApiJson.Options
        );
    }

    private static IEnumerable<string> Names(GlossaryTerm term) =>
        [term.Id, term.Vi, term.Lo, term.En, .. term.ViAlt, .. term.LoAlt];

    private static object Summary(Article article, ArticleText text) =>
        new
        {
            lang = text.Lang.Tag(),
            title = text.Title,
            summary = text.Summary,
            revision = text.Revision,
            review = YamlNames.Of(text.Review),
            reviewed = text.ReviewedOn,
            stale = article.IsStale(text.Lang),
        };
}
