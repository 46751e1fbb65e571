namespace InfoPoint.Search;

/// <summary>Counts articles by area: one that suits everywhere counts for each area that some article names.</summary>
/// <param name="indexed">Areas of texts as indexed: ids with spaces between them, or everywhere.</param>
internal sealed class AreaCounts(IReadOnlyList<string> indexed)
{
    private readonly List<string[]> areasOf =
    [
        .. indexed.Select(areas => areas == Fields.Everywhere ? Named(indexed) : Split(areas)),
    ];

    /// <summary>By area.</summary>
    /// <param name="counts">By number of the areas as indexed.</param>
    public Dictionary<string, int> Of(ReadOnlySpan<int> counts)
    {
        var ofAreas = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < counts.Length; i++)
            foreach (var area in counts[i] > 0 ? areasOf[i] : [])
                ofAreas[area] = ofAreas.GetValueOrDefault(area) + counts[i];
        return ofAreas;
    }

    private static string[] Named(IReadOnlyList<string> indexed) =>
        [.. indexed.Where(areas => areas != Fields.Everywhere).SelectMany(Split).Distinct()];

    private static string[] Split(string areas) => areas.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
