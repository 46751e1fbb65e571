using System.Collections.Frozen;
using System.Reflection;

namespace InfoPoint.Language.Text;

/// <summary>Words of grammar and of asking (<c>function-words.tsv</c>): they say little about a subject, so a search weighs them less. None is left out.</summary>
public static class FunctionWords
{
    private const int LongestForm = 4;

    private static readonly Lazy<FrozenSet<string>> Forms = new(Load);

    /// <summary>The positions of segments that are function words, the longest reading at each place.</summary>
    public static IReadOnlySet<int> Positions(IReadOnlyList<Segment> segments)
    {
        var words = segments.Where(IsWord).ToList();
        var positions = new HashSet<int>();
        for (var i = 0; i < words.Count; )
        {
            var length = Math.Min(LongestForm, words.Count - i);
            while (length > 0 && !Forms.Value.Contains(Key(words, i, length)))
                length--;
            for (var j = i; j < i + length; j++)
                positions.Add(words[j].Position);
            i += Math.Max(1, length);
        }

        return positions;
    }

    private static bool IsWord(Segment segment) => segment.Kind is SegmentKind.LaoSyllable or SegmentKind.Word;

    private static string Key(List<Segment> words, int start, int length) =>
        string.Join(' ', words.Skip(start).Take(length).Select(word => word.Key));

    private static FrozenSet<string> Load()
    {
        using var file = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("InfoPoint.Language.Text.function-words.tsv")!; // embedded
        using var reader = new StreamReader(file);
        reader.ReadLine();
        var forms = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var words = Segmenter.CutWords(line.Split('\t')[1]).Where(IsWord).ToList();
            forms.Add(Key(words, 0, words.Count));
        }

        return forms.ToFrozenSet(StringComparer.Ordinal);
    }
}
