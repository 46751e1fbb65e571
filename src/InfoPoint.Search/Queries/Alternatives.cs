using System.Text;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>The terms under which one word of a query may stand in texts: itself at full weight, then what it may have lost or gained.</summary>
internal static class Alternatives
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const int MostMarkings = 24;

    /// <param name="segment">A syllable or word.</param>
    /// <param name="isUnmarkedQuery">True when no word of the query has a mark.</param>
    /// <param name="vocabulary">The index's words.</param>
    public static IEnumerable<(string Term, float Weight)> Of(
        Segment segment,
        bool isUnmarkedQuery,
        Vocabulary vocabulary
    )
    {
        yield return (Forms.Exact(segment.Key), 1f);
        foreach (
            var weak in segment.Kind == SegmentKind.LaoSyllable
                ? Lao(segment.Key)
                : Word(segment.Key, isUnmarkedQuery, vocabulary)
        )
            yield return weak;
    }

    /// <summary>A tone that is missing on either side matches weakly, a different one does not.</summary>
    private static IEnumerable<(string Term, float Weight)> Lao(string key)
    {
        var spelled = LaoFolding.Spelling(key);
        yield return (Forms.Spelled(spelled), Weights.Spelling);
        if (spelled != key)
            yield return (Forms.Exact(spelled), Weights.Spelling);
        var bare = LaoFolding.Toneless(key);
        if (!LaoFolding.HasTone(key))
            yield return (Forms.Bare(bare), Weights.Toneless);
        if (bare != key)
            yield return (Forms.Exact(bare), Weights.Toneless);
    }

    private static IEnumerable<(string Term, float Weight)> Word(
        string key,
        bool isUnmarkedQuery,
        Vocabulary vocabulary
    )
    {
        if (!VietnameseLetters.HasMarks(key))
        {
            yield return (Forms.Bare(key), isUnmarkedQuery ? Weights.UnmarkedQuery : Weights.Toneless);
            yield break;
        }

        yield return (Forms.OfUnmarkedText(VietnameseLetters.Unmarked(key)), Weights.Toneless);
        foreach (var marked in Markings(key).Where(marked => vocabulary.Has(Forms.Exact(marked))).Take(MostMarkings))
            yield return (Forms.Exact(marked), Weights.Toneless);
    }

    /// <summary>Syllables with the marks of this one and more.</summary>
    private static IEnumerable<string> Markings(string key)
    {
        var hasTone = VietnameseLetters.IsTone(key[^1]);
        var letters = hasTone ? key[..^1] : key;
        var found = new List<StringBuilder> { new() };
        foreach (var letter in letters)
            found =
            [
                .. found
                    .SelectMany(start =>
                        Qualities(letter).Select(quality => new StringBuilder().Append(start).Append(quality))
                    )
                    .Take(200),
            ];
        return found
            .SelectMany(plain =>
                hasTone
                    ? [plain.ToString() + key[^1]]
                    : Tones.Select(tone => plain.ToString() + tone).Append(plain.ToString())
            )
            .Where(marked => marked != key && VietnameseSyllable.IsValid(marked));
    }

    private static string Qualities(char letter) =>
        letter switch
        {
            'a' => "aăâ",
            'e' => "eê",
            'o' => "oôơ",
            'u' => "uư",
            'd' => "dđ",
            _ => letter.ToString(),
        };
}
