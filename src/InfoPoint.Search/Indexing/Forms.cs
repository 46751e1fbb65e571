using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Terms of the index: one letter says which form of a segment it is.</summary>
internal static class Forms
{
    public static string Exact(string key) => "=" + key;

    public static string Spelled(string key) => "s" + key;

    public static string Bare(string key) => "t" + key;

    public static string OfUnmarkedText(string key) => "u" + key;

    public static string Number(string key) => "#" + key;

    public static string Unit(string key) => "~" + key;

    public static string Concept(string id) => "@" + id;

    public static string Pair(string first, string second) => "=" + first + " " + second;

    public static string BarePair(string first, string second) => "t" + first + " " + second;

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

    public static bool IsWord(Segment segment) => segment.Kind is SegmentKind.LaoSyllable or SegmentKind.Word;
}
