using ICU4N.Globalization;
using ICU4N.Text;

namespace InfoPoint.Language.Lao;

/// <summary>Dictionary words of Lao text by ICU's Lao dictionary; words raise a score, they are never required.</summary>
public static class LaoWords
{
    private static readonly Lazy<BreakIterator> Prototype = new(() =>
        BreakIterator.GetWordInstance(new UCultureInfo("lo"))
    );

    /// <summary>Ends of words, ascending; the last one is the length of the text.</summary>
    public static IReadOnlyList<int> Cut(string text)
    {
        BreakIterator words;
        lock (Prototype)
            words = (BreakIterator)Prototype.Value.Clone();
        words.SetText(text);
        var ends = new List<int>();
        words.First();
        for (var end = words.Next(); end != BreakIterator.Done; end = words.Next())
            ends.Add(end);
        return ends;
    }
}
