using System.Collections.Frozen;

namespace InfoPoint.Language.Vietnamese;

/// <summary>The grammar of the Vietnamese syllable: onset, rime and tone (docs/search.md, "Vietnamese").</summary>
public static class VietnameseSyllable
{
    private static readonly string[] Onsets =
    [
        "ngh",
        "ch",
        "gh",
        "gi",
        "kh",
        "ng",
        "nh",
        "ph",
        "qu",
        "th",
        "tr",
        "b",
        "c",
        "d",
        "đ",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "x",
        "",
    ];

    private static readonly FrozenSet<string> Rimes = (
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
        + "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu y "
        + "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc "
        + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ "
        + "uy uya uych uynh uyt uyn uyp uyu uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưp ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private const int LongestSyllable = 8;
    private const char LastLatin = '\u1EFF';

    /// <summary>The key under which two ways to write a syllable are equal: tone last, i for y in open syllables after h k l m s t qu.</summary>
    public static string Key(string word)
    {
        var key = VietnameseLetters.ToneLast(word);
        var hasTone = key.Length > 0 && VietnameseLetters.IsTone(key[^1]);
        var letters = hasTone ? key[..^1] : key;
        return letters is "hy" or "ky" or "ly" or "my" or "sy" or "ty" or "quy"
            ? string.Concat(letters.AsSpan(0, letters.Length - 1), "i", hasTone ? key[^1..] : "")
            : key;
    }

    /// <summary>True when letters (lower case, tone last or none) can be a Vietnamese syllable.</summary>
    public static bool IsValid(string key)
    {
        if (key.Length == 0)
            return false;

        var tone = VietnameseLetters.IsTone(key[^1]) ? key[^1] : '\0';
        var letters = tone == '\0' ? key : key[..^1];
        return letters.Length <= LongestSyllable
            && Onsets.Any(onset =>
                letters.StartsWith(onset, StringComparison.Ordinal) && FitsRime(onset, letters[onset.Length..], tone)
            );
    }

    /// <summary>The syllables of a word written together, such as vắcxin; empty when it is one syllable or cannot be cut.</summary>
    /// <param name="word">Lower case NFC.</param>
    public static IReadOnlyList<string> Split(string word)
    {
        if (word.Length is < 3 or > 24 || word.Any(c => c > LastLatin) || IsValid(Key(word)))
            return [];

        var best = new List<string>?[word.Length + 1];
        best[word.Length] = [];
        for (var start = word.Length - 1; start >= 0; start--)
        for (var length = Math.Min(LongestSyllable, word.Length - start); length > 0; length--)
            if (
                best[start + length] is { } rest
                && (best[start] is null || best[start]!.Count > rest.Count + 1)
                && IsValid(Key(word.Substring(start, length)))
            ) // not null: just tested
                best[start] = [word.Substring(start, length), .. rest];
        return best[0] is { Count: <= 4 } parts ? parts : [];
    }

    private static bool FitsRime(string onset, string rime, char tone)
    {
        if (onset == "gi" && rime.Length == 0)
            return true;
        if (!Rimes.Contains(rime))
            return false;

        var isStopped = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);
        return !isStopped || tone is '\0' or '\u0301' or '\u0323';
    }
}
