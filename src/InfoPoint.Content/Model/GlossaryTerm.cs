using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>One concept of the field with its names in each language.</summary>
/// <param name="Id">E.g. <c>oyster-mushroom</c>.</param>
/// <param name="En">English name.</param>
/// <param name="Vi">Vietnamese name that we write.</param>
/// <param name="ViAlt">Other Vietnamese names that people use.</param>
/// <param name="Lo">Lao name that we write.</param>
/// <param name="LoAlt">Other Lao names and spellings that people use.</param>
/// <param name="Category">E.g. <c>crop</c>.</param>
/// <param name="Broader">Ids of the terms of which it is a kind (SKOS: broader); not those above them.</param>
public sealed record GlossaryTerm(
    string Id,
    string En,
    string Vi,
    IReadOnlyList<string> ViAlt,
    string Lo,
    IReadOnlyList<string> LoAlt,
    string Category,
    IReadOnlyList<string> Broader
)
{
    /// <summary>The name that we write in that language.</summary>
    public string Name(Lang lang) =>
        lang switch
        {
            Lang.Vi => Vi,
            Lang.Lo => Lo,
            _ => En,
        };

    /// <summary>All terms of which it is a kind, however far above; itself among them only when somebody made a circle.</summary>
    /// <param name="terms">The glossary, by id.</param>
    public IReadOnlySet<string> Above(IReadOnlyDictionary<string, GlossaryTerm> terms)
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Broader);
        while (open.TryDequeue(out var id))
            if (terms.TryGetValue(id, out var broader) && above.Add(id))
                foreach (var next in broader.Broader)
                    open.Enqueue(next);
        return above;
    }
}
