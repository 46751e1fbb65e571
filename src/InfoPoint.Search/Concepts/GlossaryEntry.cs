using System.Collections.Frozen;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>A glossary term as the index keeps it.</summary>
/// <param name="Id">Glossary id.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="Lo">Lao name.</param>
/// <param name="En">English name.</param>
/// <param name="IsThing">True for what pages are about (crops, animals, pests, places …), false for what is done with it.</param>
/// <param name="Above">Ids of all terms of which it is a kind.</param>
internal sealed record GlossaryEntry(
    string Id,
    string Vi,
    string Lo,
    string En,
    bool IsThing,
    IReadOnlyList<string> Above
)
{
    private static readonly FrozenSet<string> Things = FrozenSet.Create(
        StringComparer.Ordinal,
        "crop",
        "mushroom",
        "livestock",
        "pest",
        "disease",
        "variety",
        "place"
    );

    /// <param name="term">The term.</param>
    /// <param name="glossary">All terms by id.</param>
    public static GlossaryEntry Of(GlossaryTerm term, IReadOnlyDictionary<string, GlossaryTerm> glossary) =>
        new(term.Id, term.Vi, term.Lo, term.En, Things.Contains(term.Category), [.. term.Above(glossary)]);

    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static GlossaryEntry Parse(string line)
    {
        var cells = line.Split('\t');
        return new GlossaryEntry(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4].Length > 0,
            cells[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    public string ToLine() => SidecarLine.Of([Id, Vi, Lo, En, IsThing ? "thing" : "", string.Join(' ', Above)]);

    public string Name(Lang lang) =>
        lang switch
        {
            Lang.Vi => Vi,
            Lang.Lo => Lo,
            _ => En,
        };
}
