using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>One name of a term under the keys by which it is found; words are separated by blanks.</summary>
/// <param name="Exact">Key 1.</param>
/// <param name="Spelled">Lao in key S.</param>
/// <param name="Bare">Without tones and marks.</param>
internal sealed record TermName(string Exact, string Spelled, string Bare)
{
    /// <summary>The longest name that is found, in words.</summary>
    public const int LongestTerm = 8;

    /// <summary>True for a name of one word, which in another form than <see cref="Exact"/> means many things.</summary>
    public bool IsWord => !Exact.Contains(' ', StringComparison.Ordinal);

    /// <summary>Cuts a name; null when it has no words or too many.</summary>
    public static TermName? Of(string name)
    {
        var words = Words(Segmenter.Cut(name));
        return words.Count switch
        {
            0 or > LongestTerm => null,
            _ => new TermName(Join(words, word => word.Key), Join(words, SpelledKey), Join(words, Forms.BarestKey)),
        };
    }

    /// <summary>The segments that names consist of.</summary>
    public static List<Segment> Words(IReadOnlyList<Segment> segments) =>
        [.. segments.Where(segment => segment.Kind is not (SegmentKind.Compound or SegmentKind.Unit))];

    public static string SpelledKey(Segment word) =>
        word.Kind == SegmentKind.LaoSyllable ? LaoFolding.Spelling(word.Key) : word.Key;

    private static string Join(List<Segment> words, Func<Segment, string> key) => string.Join(' ', words.Select(key));
}
