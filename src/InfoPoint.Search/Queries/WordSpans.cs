using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>Which Lao syllables of a query are words by themselves, and which belong to one longer word: by the finest and the longest cut.</summary>
internal sealed class WordSpans
{
    private readonly HashSet<int> alone = [];
    private readonly Dictionary<int, int> wordOf = [];

    /// <param name="segments">The query's words in their order.</param>
    public WordSpans(IReadOnlyList<Segment> segments)
    {
        var word = 0;
        for (var i = 0; i < segments.Count; )
        {
            var end = i;
            while (
                end < segments.Count
                && segments[end].Kind == SegmentKind.LaoSyllable
                && segments[end].Position == segments[i].Position + end - i
            )
                end++;
            if (end == i)
            {
                wordOf[segments[i].Position] = ++word;
                alone.Add(segments[i++].Position);
                continue;
            }

            word = AddRun([.. segments.Skip(i).Take(end - i)], word);
            i = end;
        }
    }

    /// <summary>True for a syllable that is a word by itself, in the finest cut or in none.</summary>
    public bool IsAlone(Segment segment) => alone.Contains(segment.Position);

    /// <summary>True when both belong to one word of the longest cut.</summary>
    public bool AreOneWord(Segment first, Segment second) => wordOf[first.Position] == wordOf[second.Position];

    private int AddRun(List<Segment> run, int word)
    {
        var text = string.Concat(run.Select(segment => segment.Key));
        var syllables = new List<int>(run.Count);
        foreach (var segment in run)
            syllables.Add((syllables.Count > 0 ? syllables[^1] : 0) + segment.Key.Length);
        var longest = LaoWords.Cut(text);
        var borders = LaoWords.CutFinest(text, longest, syllables).Append(0).ToHashSet();
        word++;
        for (var i = 0; i < run.Count; i++)
        {
            wordOf[run[i].Position] = word;
            if (borders.Contains(syllables[i]) && borders.Contains(i > 0 ? syllables[i - 1] : 0))
                alone.Add(run[i].Position);
            if (longest.Contains(syllables[i]))
                word++;
        }

        return word;
    }
}
