using InfoPoint.Content;
using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>Names of terms, cut, and the forms in which they are found.</summary>
internal static class TermName
{
    /// <summary>The longest name that is found, in words.</summary>
    public const int LongestTerm = 8;

    /// <summary>Every way to say a term in any language; what stands in brackets, such as a scientific name, is a name of its own. Names without words, or with too many, are left out.</summary>
    public static IEnumerable<List<Segment>> Of(GlossaryTerm term) =>
        term
            .ViAlt.Concat(term.LoAlt)
            .Append(term.Vi)
            .Append(term.Lo)
            .Append(term.En)
            .SelectMany(name => name.Split(['(', ')', ','], StringSplitOptions.TrimEntries))
            .Distinct()
            .Select(name => Words(Segmenter.Cut(name)))
            .Where(words => words.Count is > 0 and <= LongestTerm);

    /// <summary>The segments that names consist of.</summary>
    public static List<Segment> Words(IReadOnlyList<Segment> segments) =>
        [.. segments.Where(segment => segment.Kind is not (SegmentKind.Compound or SegmentKind.Unit))];

    /// <summary>The forms in which a name is found.</summary>
    public static NameForm[] Forms(IReadOnlyList<Segment> words) =>
        words.Count == 1
            ? [NameForm.Exact, NameForm.SpelledWord, NameForm.BareWord]
            : [NameForm.Exact, NameForm.Spelled, NameForm.Bare];

    /// <summary>A name in that form, words with blanks between them.</summary>
    public static string Keys(IEnumerable<Segment> words, NameForm form) =>
        string.Join(' ', words.Select(word => form.KeyOf(word)));
}
