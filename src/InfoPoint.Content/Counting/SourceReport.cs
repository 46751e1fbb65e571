using System.Text.RegularExpressions;

namespace InfoPoint.Content;

/// <summary>A source and the articles that rest on it.</summary>
/// <param name="Title">Title.</param>
/// <param name="Publisher">Publisher, or null.</param>
/// <param name="Url">Address, or null.</param>
/// <param name="Year">Year, or null.</param>
/// <param name="Articles">Article ids.</param>
public sealed record CitedSource(
    string Title,
    string? Publisher,
    string? Url,
    int? Year,
    IReadOnlyList<string> Articles
);

/// <summary>Where a library's facts come from, and where its texts lead.</summary>
/// <param name="Sources">Sources, the most cited first.</param>
/// <param name="WithoutSource">Articles that name none; news and questions among them may need none.</param>
/// <param name="Links">Addresses outside the library that texts lead to, with the articles.</param>
/// <param name="Unlinked">Articles that no other article leads to, neither by a link nor as related.</param>
public sealed partial record SourceReport(
    IReadOnlyList<CitedSource> Sources,
    IReadOnlyList<string> WithoutSource,
    IReadOnlyList<(string Url, IReadOnlyList<string> Articles)> Links,
    IReadOnlyList<string> Unlinked
)
{
    /// <summary>Reports on a library; reads every body.</summary>
    /// <param name="library">The library.</param>
    /// <exception cref="IOException">A file is gone or unreadable.</exception>
    public static SourceReport Of(Library library)
    {
        var articles = library.Articles.Where(article => article.Withdrawn is null).ToList();
        var bodies = articles
            .SelectMany(article => article.Texts.Select(text => (article.Id, Markdown: text.ReadMarkdown())))
            .ToList();
        var ledTo = articles
            .SelectMany(article => article.Related.Concat(article.Lessons))
            .Concat(
                bodies.SelectMany(body => ArticleLink().Matches(body.Markdown)).Select(link => link.Groups[1].Value)
            )
            .ToHashSet(StringComparer.Ordinal);
        return new SourceReport(
            [
                .. articles
                    .SelectMany(article => article.Sources.Select(source => (source, article.Id)))
                    .GroupBy(cited => cited.source)
                    .Select(same => new CitedSource(
                        same.Key.Title,
                        same.Key.Publisher,
                        same.Key.Url,
                        same.Key.Year,
                        [.. same.Select(cited => cited.Id)]
                    ))
                    .OrderByDescending(source => source.Articles.Count)
                    .ThenBy(source => source.Title, StringComparer.Ordinal),
            ],
            [.. articles.Where(article => article.Sources.Count == 0).Select(article => article.Id)],
            [
                .. bodies
                    .SelectMany(body => WebLink().Matches(body.Markdown).Select(link => (Url: link.Value, body.Id)))
                    .GroupBy(link => link.Url)
                    .OrderBy(same => same.Key, StringComparer.Ordinal)
                    .Select(same => (same.Key, (IReadOnlyList<string>)[.. same.Select(link => link.Id).Distinct()])),
            ],
            [.. articles.Where(article => !ledTo.Contains(article.Id)).Select(article => article.Id)]
        );
    }

    [GeneratedRegex(@"\]\(article:([a-z0-9-]+)\)")]
    private static partial Regex ArticleLink();

    [GeneratedRegex(@"https?://[^\s)>\]]+")]
    private static partial Regex WebLink();
}
