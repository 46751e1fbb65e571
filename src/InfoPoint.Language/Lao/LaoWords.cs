using ICU4N.Globalization;
using ICU4N.Text;

namespace InfoPoint.Language.Lao;

/// <summary>Dictionary words of Lao text by ICU's Lao dictionary, in two cuts; words raise a score, they are never required.</summary>
public static class LaoWords
{
    private const int MostSyllables = 6;

    private static readonly Lazy<BreakIterator> Prototype = new(() =>
        BreakIterator.GetWordInstance(new UCultureInfo("lo"))
    );

    [ThreadStatic]
    private static BreakIterator? ofThread; // it holds a state, and making one is dear

    /// <summary>The finest cut: words of <see cref="Cut"/> that consist of whole shorter words are cut into these (ລ້ຽງງົວ: raise, cattle).</summary>
    /// <param name="text">Lao letters in key 1.</param>
    /// <param name="words">The longest cut of it.</param>
    /// <param name="syllables">Ends of its syllables, ascending.</param>
    /// <returns>Ends of words, ascending; those of <paramref name="words"/> among them.</returns>
    public static IReadOnlyList<int> CutFinest(string text, IReadOnlyList<int> words, IReadOnlyList<int> syllables)
    {
        var ends = new SortedSet<int>(words);
        var start = 0;
        foreach (var end in words)
        {
            var borders = syllables.Where(at => at > start && at < end).ToList();
            if (borders.Count is > 0 and < MostSyllables)
                ends.UnionWith(Parts(text, start, end, borders));
            start = end;
        }

        return [.. ends];
    }

    /// <summary>The borders that cut a word into the most whole words, none when one part would be no word.</summary>
    private static List<int> Parts(string text, int start, int end, List<int> borders)
    {
        var places = (List<int>)[start, .. borders, end];
        var best = new (int Words, int Next)[places.Count];
        best[^1] = (1, places.Count);
        for (var from = places.Count - 2; from >= 0; from--)
        for (var to = from + 1; to < places.Count; to++)
            if (
                best[to].Words > 0
                && best[to].Words + 1 > best[from].Words
                && (to - from < places.Count - 1)
                && IsWord(text[places[from]..places[to]])
            )
                best[from] = (best[to].Words + 1, to);
        var found = new List<int>();
        for (var at = best[0].Next; best[0].Words > 0 && at < places.Count - 1; at = best[at].Next)
            found.Add(places[at]);
        return found;
    }

    /// <summary>True when ICU leaves a text whole that it can cut: what it does not know it cuts into letters or leaves as one letter with its marks.</summary>
    private static bool IsWord(string text) => text.Count(LaoLetters.IsConsonant) > 1 && Cut(text).Count == 1;

    /// <summary>The longest cut: ends of words, ascending; the last one is the length of the text.</summary>
    public static IReadOnlyList<int> Cut(string text)
    {
        var words = ofThread ??= Clone();
        words.SetText(text);
        var ends = new List<int>();
        words.First();
        for (var end = words.Next(); end != BreakIterator.Done; end = words.Next())
            ends.Add(end);
        return ends;
    }

    private static BreakIterator Clone()
    {
        lock (Prototype)
            return (BreakIterator)Prototype.Value.Clone();
    }
}
