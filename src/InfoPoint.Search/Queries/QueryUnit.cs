namespace InfoPoint.Search;

/// <summary>One thing that is looked for, in all forms in which a text may have it; the best form counts.</summary>
/// <param name="Label">For explanations.</param>
/// <param name="Forms">Terms of the index with what each is worth, 0 to 1.</param>
/// <param name="Weight">What the unit is worth beside others.</param>
/// <param name="Positions">The positions of the query that it covers, one bit each.</param>
/// <param name="IsWhole">False for a word that is only a part of a longer one.</param>
/// <param name="IsPhrase">True for neighbours, which stand in fields of their own.</param>
/// <param name="MostRarity">A limit on what its rarity counts.</param>
/// <param name="IsConcept">True for a glossary term, which both languages share.</param>
internal sealed record QueryUnit(
    string Label,
    IReadOnlyList<(string Term, float Weight)> Forms,
    float Weight,
    ulong Positions,
    bool IsWhole = true,
    bool IsPhrase = false,
    float MostRarity = float.MaxValue,
    bool IsConcept = false
);
