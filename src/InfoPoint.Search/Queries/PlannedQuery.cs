namespace InfoPoint.Search;

/// <summary>A query ready to run.</summary>
/// <param name="Units">What is looked for.</param>
/// <param name="Values">For each position what covering it is worth.</param>
/// <param name="Marked">Terms whose places are marked in snippets, with what a place of them is worth; words first, then one a concept.</param>
/// <param name="Concepts">Glossary ids found in the query.</param>
/// <param name="Better">The query with words corrected that stand in no text, or null.</param>
/// <param name="IsCorrected">True when corrections are looked for beside what was typed.</param>
internal sealed record PlannedQuery(
    IReadOnlyList<QueryUnit> Units,
    IReadOnlyList<float> Values,
    IReadOnlyList<(string Term, float Worth)> Marked,
    IReadOnlyList<string> Concepts,
    string? Better,
    bool IsCorrected = false
);
