using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>Which meanings of homographs a text has: a word that can mean several things means in a text what else is said there.</summary>
/// <remarks>One sense per discourse (Gale, Church and Yarowsky 1992). Where nothing decides, all meanings stay.</remarks>
internal sealed class TextSenses
{
    private readonly ConceptFinder finder;
    private readonly HashSet<string> certain;
    private readonly Dictionary<IReadOnlyList<Segment>, List<FoundTerm>> found = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly Dictionary<string, IReadOnlyList<string>> above = new(StringComparer.Ordinal);

    /// <param name="finder">The glossary.</param>
    /// <param name="named">Concepts that the author named.</param>
    /// <param name="parts">Every part of the text, cut; the same lists are asked for with <see cref="Meant"/>.</param>
    public TextSenses(ConceptFinder finder, IEnumerable<string> named, IEnumerable<IReadOnlyList<Segment>> parts)
    {
        this.finder = finder;
        foreach (var part in parts)
            found[part] = [.. finder.FindAll(part)];
        certain =
        [
            .. named,
            .. found.Values.SelectMany(terms => terms).Where(term => term.Ids.Count == 1).Select(term => term.Ids[0]),
        ];
    }

    /// <summary>The concepts meant in a part of the text, those inside longer ones as well.</summary>
    public IEnumerable<FoundConcept> Meant(IReadOnlyList<Segment> segments) =>
        found[segments]
            .SelectMany(term =>
                Choose(term.Ids).Select(id => new FoundConcept(id, term.Position, term.Start, term.End))
            );

    /// <summary>All concepts of which this one is a kind.</summary>
    public IReadOnlyList<string> Above(string id)
    {
        if (!above.TryGetValue(id, out var known))
            above[id] = known = finder.Entry(id)?.Above ?? [];
        return known;
    }

    private IEnumerable<string> Choose(IReadOnlyList<string> ids) =>
        ids.Count > 1 && ids.Any(certain.Contains) ? ids.Where(certain.Contains) : ids;
}
