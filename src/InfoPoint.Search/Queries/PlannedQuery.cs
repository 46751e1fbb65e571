using Lucene.Net.Search;

namespace InfoPoint.Search;

/// <summary>A query ready to run.</summary>
/// <param name="Query">For Lucene.</param>
/// <param name="Marked">Terms whose places are marked in snippets, with what a place of them is worth; words first, then one a concept.</param>
/// <param name="Concepts">Glossary ids found in the query.</param>
/// <param name="HasUnknown">True when a word of the query stands in no text.</param>
internal sealed record PlannedQuery(
    Query Query,
    IReadOnlyList<(string Term, float Worth)> Marked,
    IReadOnlyList<string> Concepts,
    bool HasUnknown
);
