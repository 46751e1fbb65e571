using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>A glossary term found in a text.</summary>
internal readonly record struct FoundConcept(string Id, int Position, int Length, int Start, int End, int Meanings);

/// <summary>Finds glossary terms over syllables, however words were cut.</summary>
internal sealed class ConceptFinder
{
    private const int LongestTerm = 8;

    private readonly Dictionary<string, List<string>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> bare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GlossaryEntry> entries = new(StringComparer.Ordinal);

    public ConceptFinder(IEnumerable<GlossaryEntry> glossary)
    {
        foreach (var entry in glossary)
        {
            entries[entry.Id] = entry;
            foreach (var name in entry.Names.Distinct())
            {
                var words = Words(Segmenter.Cut(name));
                if (words.Count is 0 or > LongestTerm)
                    continue;
                Add(exact, string.Join(' ', words.Select(word => word.Key)), entry.Id);
                if (words.Count > 1)
                    Add(bare, string.Join(' ', words.Select(Forms.BarestKey)), entry.Id); // a single bare syllable means too many things
            }
        }
    }

    public GlossaryEntry? Entry(string id) => entries.GetValueOrDefault(id);

    /// <summary>Every term in a text, those inside longer ones as well.</summary>
    public IEnumerable<FoundConcept> FindAll(IReadOnlyList<Segment> segments)
    {
        var words = Words(segments);
        for (var i = 0; i < words.Count; i++)
            foreach (var found in At(words, i, exact, word => word.Key))
                yield return found;
    }

    /// <summary>The terms of a query: the longest at each place, by exact keys first.</summary>
    public IEnumerable<FoundConcept> FindLongest(IReadOnlyList<Segment> segments)
    {
        var words = Words(segments);
        for (var i = 0; i < words.Count; )
        {
            var here = At(words, i, exact, word => word.Key).ToList();
            if (here.Count == 0)
                here = [.. At(words, i, bare, Forms.BarestKey)];
            if (here.Count == 0)
            {
                i++;
                continue;
            }

            var longest = here.Max(found => found.Length);
            foreach (var found in here.Where(found => found.Length == longest))
                yield return found;
            i += longest;
        }
    }

    private static IEnumerable<FoundConcept> At(
        List<Segment> words,
        int first,
        Dictionary<string, List<string>> names,
        Func<Segment, string> keyOf
    )
    {
        var keys = "";
        for (var i = first; i < words.Count && i < first + LongestTerm; i++)
        {
            if (i > first && words[i].Position != words[i - 1].Position + 1)
                yield break;
            var key = keyOf(words[i]);
            keys = keys.Length == 0 ? key : keys + " " + key;
            if (names.TryGetValue(keys, out var ids))
                foreach (var id in ids)
                    yield return new FoundConcept(
                        id,
                        words[first].Position,
                        i - first + 1,
                        words[first].Start,
                        words[i].End,
                        ids.Count
                    );
        }
    }

    private static List<Segment> Words(IReadOnlyList<Segment> segments) =>
        [.. segments.Where(segment => segment.Kind is not (SegmentKind.Compound or SegmentKind.Unit))];

    private static void Add(Dictionary<string, List<string>> names, string keys, string id)
    {
        if (!names.TryGetValue(keys, out var ids))
            names[keys] = ids = [];
        if (!ids.Contains(id))
            ids.Add(id);
    }
}
