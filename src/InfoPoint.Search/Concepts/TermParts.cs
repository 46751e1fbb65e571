namespace InfoPoint.Search;

/// <summary>Which terms have some words in their names.</summary>
internal sealed class TermParts
{
    /// <summary>Words that stand in the names of more terms than these tell nothing of any of them.</summary>
    public const int MostTerms = 6;

    private readonly Dictionary<string, string[]> ids;

    /// <summary>Reads the names of all terms.</summary>
    /// <param name="names">Each name, words with blanks between them, with the id of its term.</param>
    public TermParts(IEnumerable<(string Name, string Id)> names) =>
        ids = names
            .SelectMany(name => Parts(name.Name).Select(part => (Part: part, name.Id)))
            .Distinct()
            .GroupBy(found => found.Part, found => found.Id, StringComparer.Ordinal)
            .ToDictionary(found => found.Key, found => found.ToArray(), StringComparer.Ordinal);

    /// <summary>All parts of a name but the name itself.</summary>
    private static IEnumerable<string> Parts(string name)
    {
        var words = name.Split(' ');
        for (var length = 1; length < words.Length; length++)
        for (var start = 0; start + length <= words.Length; start++)
            yield return string.Join(' ', words, start, length);
    }

    /// <summary>Ids of the terms whose names hold these words.</summary>
    public IEnumerable<string> Ids(IEnumerable<string> words) =>
        ids.TryGetValue(string.Join(' ', words), out var terms) ? terms : [];
}
