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
/// <param name="Names">Every way to say it in any language, cut.</param>
internal sealed record GlossaryEntry(
    string Id,
    string Vi,
    string Lo,
    string En,
    bool IsThing,
    IReadOnlyList<TermName> Names
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

    /// <summary>Cuts the names of a term; what stands in brackets, such as a scientific name, is a name of its own.</summary>
    public static GlossaryEntry Of(GlossaryTerm term) =>
        new(
            term.Id,
            term.Vi,
            term.Lo,
            term.En,
            Things.Contains(term.Category),
            [
                .. term
                    .ViAlt.Concat(term.LoAlt)
                    .Append(term.Vi)
                    .Append(term.Lo)
                    .Append(term.En)
                    .SelectMany(name => name.Split(['(', ')', ','], StringSplitOptions.TrimEntries))
                    .Distinct()
                    .Select(TermName.Of)
                    .OfType<TermName>(),
            ]
        );

    public string Name(Lang lang) =>
        lang switch
        {
            Lang.Vi => Vi,
            Lang.Lo => Lo,
            _ => En,
        };
}
