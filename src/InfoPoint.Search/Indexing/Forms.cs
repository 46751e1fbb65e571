using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Terms of the index: one letter says which form of a segment it is.</summary>
internal static class Forms
{
    private const char ExactMark = '=';

    public static string Exact(string key) => ExactMark + key;

    public static string Spelled(string key) => "s" + key;

    public static string Bare(string key) => "t" + key;

    public static string OfUnmarkedText(string key) => "u" + key;

    public static string Number(string key) => "#" + key;

    public static string Quantity(string number, string unit) => $"~{number} {unit}";

    public static string Concept(string id) => "@" + id;

    /// <summary>Some kind of a concept, as crickets are of insects.</summary>
    public static string KindOf(string id) => "^" + id;

    /// <summary>Neighbours as they are written.</summary>
    public static string Phrase(params ReadOnlySpan<string> keys) => ExactMark + string.Join(' ', keys);

    /// <summary>Neighbours as bare as can be.</summary>
    public static string BarePhrase(params ReadOnlySpan<string> keys) => "t" + string.Join(' ', keys);

    /// <summary>The key of an exact form, or null for any other form.</summary>
    public static string? KeyOfExact(string term) => term is [ExactMark, .. var key] ? key : null;

    /// <summary>Without tones (Lao) or marks (others).</summary>
    public static string BareKey(Segment segment) =>
        segment.Kind == SegmentKind.LaoSyllable
            ? LaoFolding.Toneless(segment.Key)
            : VietnameseLetters.Unmarked(segment.Key);

    /// <summary>As bare as a neighbour helps to stand: Lao without tones and in one spelling, others without marks.</summary>
    public static string BarestKey(Segment segment) =>
        segment.Kind == SegmentKind.LaoSyllable
            ? LaoFolding.Toneless(LaoFolding.Spelling(segment.Key))
            : VietnameseLetters.Unmarked(segment.Key);

    /// <summary>True for a word with a tone (Lao) or any mark (others).</summary>
    public static bool HasMarks(Segment segment) =>
        segment.Kind == SegmentKind.LaoSyllable
            ? LaoFolding.HasTone(segment.Key)
            : VietnameseLetters.HasMarks(segment.Key);

    public static bool IsWord(Segment segment) => segment.Kind is SegmentKind.LaoSyllable or SegmentKind.Word;
}
