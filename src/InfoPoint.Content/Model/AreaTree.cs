namespace InfoPoint.Content;

/// <summary>All areas, and which lies in which.</summary>
public sealed class AreaTree(IReadOnlyList<Area> areas)
{
    private readonly Dictionary<string, Area> byId = areas
        .GroupBy(area => area.Id)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>Every area in the order of the file.</summary>
    public IReadOnlyList<Area> All { get; } = areas;

    /// <summary>The area of that id, or null.</summary>
    public Area? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The areas directly inside.</summary>
    public IEnumerable<Area> Inside(string id) => All.Where(area => area.Parent == id);

    /// <summary>The area itself and those around it, the nearest first; ends at an unknown or repeated parent.</summary>
    public IReadOnlyList<Area> Around(string id)
    {
        var chain = new List<Area>();
        for (var area = Find(id); area is not null && !chain.Contains(area); area = Find(area.Parent))
            chain.Add(area);
        return chain;
    }

    /// <summary>True when <paramref name="named"/> is empty or holds the area, one around it or one inside it.</summary>
    public bool Suits(IReadOnlyList<string> named, string area) =>
        named.Count == 0
        || named.Any(name => Around(area).Any(up => up.Id == name) || Around(name).Any(up => up.Id == area));
}
