namespace InfoPoint.Search;

/// <summary>Which terms have some words in their names.</summary>
internal sealed class TermParts
{
    /// <summary>Words that stand in the names of more terms than these tell nothing of any of them.</summary>
    public const int MostTerms = 4;

    private readonly Dictionary<string, HashSet<string>> ids = new(StringComparer.Ordinal);

    /// <summary>Reads the names of all terms.</summary>
    public TermParts(IEnumerable<GlossaryEntry> glossary)
    {
        foreach (var entry in glossary)
        foreach (var name in entry.Names)
            Add(name.Exact, entry.Id);
    }

    /// <summary>Adds all parts of a name, words with blanks between them; not the name itself.</summary>
    private void Add(string name, string id)
    {
        var words = name.Split(' ');
        for (var length = 1; length < words.Length; length++)
        for (var start = 0; start + length <= words.Length; start++)
        {
            var part = string.Join(' ', words, start, length);
            if (!ids.TryGetValue(part, out var terms))
                ids[part] = terms = new HashSet<string>(StringComparer.Ordinal);
            terms.Add(id);
        }
    }

    /// <summary>Ids of the terms whose names hold these words.</summary>
    public IEnumerable<string> Ids(IEnumerable<string> words) =>
        ids.TryGetValue(string.Join(' ', words), out var terms) ? terms : [];
}
