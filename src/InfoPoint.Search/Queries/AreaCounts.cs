namespace InfoPoint.Search;

/// <summary>Counts articles by area: one that suits everywhere counts for each area that some article names.</summary>
/// <param name="entries">All texts.</param>
internal sealed class AreaCounts(IEnumerable<TextEntry> entries)
{
    private readonly List<string> named =
    [
        .. entries
            .Select(entry => entry.Areas)
            .Distinct()
            .Where(areas => areas != Fields.Everywhere)
            .SelectMany(areas => areas.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct(),
    ];

    /// <summary>By area.</summary>
    /// <param name="counts">By the areas of articles, as indexed.</param>
    public Dictionary<string, int> Of(IReadOnlyDictionary<string, int> counts)
    {
        var ofAreas = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (areas, count) in counts)
        foreach (var area in areas == Fields.Everywhere ? named : areas.Split(' ').ToList())
            ofAreas[area] = ofAreas.GetValueOrDefault(area) + count;
        return ofAreas;
    }
}
