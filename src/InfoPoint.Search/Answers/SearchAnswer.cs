using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What was found.</summary>
/// <param name="Total">How many articles match.</param>
/// <param name="DidYouMean">Another text that finds more, or null.</param>
/// <param name="Hits">One an article, best first.</param>
/// <param name="Facets">How the matching articles divide.</param>
public sealed record SearchAnswer(int Total, string? DidYouMean, IReadOnlyList<SearchHit> Hits, SearchFacets Facets);

/// <summary>Counts of matching articles.</summary>
/// <param name="Topics">Topic id and count, largest first.</param>
/// <param name="Kinds">Kind as written in files and count, largest first.</param>
/// <param name="Areas">Area id and count of what suits it, largest first; only areas that some article of the library names.</param>
/// <param name="Audiences">Audience as written in files and count, largest first.</param>
public sealed record SearchFacets(
    IReadOnlyList<(string Id, int Count)> Topics,
    IReadOnlyList<(string Id, int Count)> Kinds,
    IReadOnlyList<(string Id, int Count)> Areas,
    IReadOnlyList<(string Id, int Count)> Audiences
)
{
    /// <summary>Of nothing.</summary>
    public static SearchFacets None { get; } = new([], [], [], []);
}

/// <summary>One article found.</summary>
public sealed record SearchHit
{
    /// <summary>Article id.</summary>
    public required string Id { get; init; }

    /// <summary>The language of the text shown.</summary>
    public required Lang Lang { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its summary.</summary>
    public required string Summary { get; init; }

    /// <summary>The part of the text that answers, HTML-escaped, matches in <c>mark</c>.</summary>
    public required string SnippetHtml { get; init; }

    /// <summary>Larger is better; only comparable within one answer.</summary>
    public required float Score { get; init; }

    /// <summary>Topic id.</summary>
    public required string Topic { get; init; }

    /// <summary>Kind.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>True when the article has no text in the reader's language.</summary>
    public required bool CrossLanguage { get; init; }

    /// <summary>True when the text shown is a translation behind its original.</summary>
    public required bool Stale { get; init; }

    /// <summary>The glossary term through which a text of the other language was found, as <c>ເຫັດ = nấm</c>; null when it has the words themselves.</summary>
    public string? Through { get; init; }
}
