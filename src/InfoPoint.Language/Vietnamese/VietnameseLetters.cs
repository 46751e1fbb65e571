using System.Text;

namespace InfoPoint.Language.Vietnamese;

/// <summary>Vietnamese letters taken apart: quality marks stay on the letter, the tone stands at the end.</summary>
public static class VietnameseLetters
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>True for huyền, sắc, ngã, hỏi and nặng as combining marks.</summary>
    public static bool IsTone(char c) => Tones.Contains(c, StringComparison.Ordinal);

    /// <summary>Lower-case letters in NFC with their tone moved to the end as a combining mark; only the first tone counts.</summary>
    /// <param name="word">A Latin word, composed or decomposed, without lone surrogates.</param>
    public static string ToneLast(string word)
    {
        var decomposed = word.Replace('\u00D0', 'đ').Replace('\u00F0', 'đ').Normalize(NormalizationForm.FormD);
        var letters = new StringBuilder(decomposed.Length);
        var tone = '\0';
        foreach (var c in decomposed)
            if (!IsTone(c))
                letters.Append(c);
            else if (tone == '\0')
                tone = c;
        var plain = letters.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return tone == '\0' ? plain : plain + tone;
    }

    /// <summary>A key as people write it: the tone over its vowel, in the new style (hoà, khoẻ, thuỷ), NFC.</summary>
    /// <param name="key">Letters in lower case, the tone last or none.</param>
    public static string Written(string key)
    {
        if (key.Length < 2 || !IsTone(key[^1]))
            return key;

        var letters = key[..^1];
        var start =
            letters.StartsWith("qu", StringComparison.Ordinal) ? 2
            : letters.StartsWith("gi", StringComparison.Ordinal) && letters.Skip(2).Any(IsVowel) ? 2
            : 0;
        var vowels = Enumerable.Range(start, letters.Length - start).Where(at => IsVowel(letters[at])).ToList();
        if (vowels.Count == 0)
            return key;

        var marked = vowels.FindLastIndex(at => "ăâêôơư".Contains(letters[at], StringComparison.Ordinal));
        var isClosed = vowels[^1] < letters.Length - 1;
        var isOpenGlide = letters[vowels[0]..] is "oa" or "oe" or "uy";
        var place =
            marked >= 0 ? vowels[marked]
            : vowels.Count == 1 || isClosed || isOpenGlide ? vowels[^1]
            : vowels.Count > 2 ? vowels[1]
            : vowels[0];
        return (letters[..(place + 1)] + key[^1] + letters[(place + 1)..]).Normalize(NormalizationForm.FormC);
    }

    private static bool IsVowel(char c) => "aăâeêioôơuưy".Contains(c, StringComparison.Ordinal);

    /// <summary>The letters without any mark, đ as d.</summary>
    public static string Unmarked(string key)
    {
        var letters = new StringBuilder(key.Length);
        foreach (var c in key.Normalize(NormalizationForm.FormD))
            if (c is 'đ')
                letters.Append('d');
            else if (c is < '\u0300' or > '\u036F')
                letters.Append(c);
        return letters.ToString();
    }

    /// <summary>True when a letter has a mark that ASCII lacks.</summary>
    public static bool HasMarks(string key) => key.Any(c => c > '\u007F');
}
