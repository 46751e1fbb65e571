using System.Text;

namespace InfoPoint.Language.Vietnamese;

/// <summary>Reads keystrokes that a missing input method left raw: Telex (kyx thuaatj), VNI (ky4 thua65t) and VIQR (na^'m, RFC 1456).</summary>
public static class VietnameseTyping
{
    private const string TelexTones = "fsxrj";
    private const string VniTones = "21435";
    private const string ViqrTones = "`'~?.";
    private const string Marks = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>The syllable that was meant, in NFC and lower case, or null when the keys make none.</summary>
    /// <param name="word">One word of ASCII characters.</param>
    public static string? Decode(string word)
    {
        if (word.Length is < 2 or > 14 || !char.IsAsciiLetter(word[0]) || word.Any(c => c > '\u007F'))
            return null;

        var keys = word.ToLowerInvariant();
        if (keys.All(char.IsAsciiLetter))
            return Valid(Telex(keys), keys);
        if (keys.All(char.IsAsciiLetterOrDigit))
            return Valid(Vni(keys), keys);
        return Valid(Viqr(keys), keys);
    }

    private static string? Valid(string? decoded, string keys) =>
        decoded is not null && decoded != keys && VietnameseSyllable.IsValid(VietnameseSyllable.Key(decoded))
            ? decoded
            : null;

    private static string? Telex(string keys)
    {
        var letters = new StringBuilder();
        var tone = '\0';
        foreach (var key in keys)
        {
            var last = letters.ToString();
            var hasVowel = last.Any(IsVowel);
            var kind = TelexTones.IndexOf(key, StringComparison.Ordinal);
            if (kind >= 0 && hasVowel)
                tone = tone == '\0' ? Marks[kind] : '!';
            else if (key == 'z' && hasVowel)
                tone = '\0';
            else if (key == 'w')
                AddHorn(letters, breve: true);
            else if (key == 'd' && last.StartsWith('d') && letters.Length > 0)
                letters[0] = 'đ';
            else if (
                key is 'a' or 'e' or 'o'
                && last.LastIndexOf(key) is >= 0 and var place
                && !last[(place + 1)..].Any(c => IsVowel(c) && c != 'y' && c != 'u' && c != 'i')
            )
                letters[place] = Circumflex(key);
            else
                letters.Append(key);
        }

        return tone == '!' ? null : WithTone(letters, tone);
    }

    private static string? Vni(string keys)
    {
        var letters = new StringBuilder();
        var tone = '\0';
        foreach (var key in keys)
            switch (key)
            {
                case >= '1'
                and <= '5' when LastOf(letters, "aeiouy") >= 0 || letters.ToString().Any(c => c > '\u007F' && c != 'đ'):
                    tone = Marks[VniTones.IndexOf(key, StringComparison.Ordinal)];
                    break;
                case '6' when LastOf(letters, "aeo") is >= 0 and var place:
                    letters[place] = Circumflex(letters[place]);
                    break;
                case '7':
                    AddHorn(letters, breve: false);
                    break;
                case '8' when LastOf(letters, "a") is >= 0 and var place:
                    letters[place] = 'ă';
                    break;
                case '9' when letters.Length > 0 && letters[0] == 'd':
                    letters[0] = 'đ';
                    break;
                case '0':
                    tone = '\0';
                    break;
                case >= '0' and <= '9':
                    return null;
                default:
                    letters.Append(key);
                    break;
            }

        return WithTone(letters, tone);
    }

    private static string? Viqr(string keys)
    {
        var letters = new StringBuilder();
        var tone = '\0';
        foreach (var key in keys)
            switch (key)
            {
                case '^' when letters.Length > 0 && letters[^1] is 'a' or 'e' or 'o':
                    letters[^1] = Circumflex(letters[^1]);
                    break;
                case '(' when letters.Length > 0 && letters[^1] == 'a':
                    letters[^1] = 'ă';
                    break;
                case '+' when letters.Length > 0 && letters[^1] is 'o' or 'u':
                    letters[^1] = letters[^1] == 'o' ? 'ơ' : 'ư';
                    break;
                case 'd' when letters.Length == 1 && letters[0] == 'd':
                    letters[0] = 'đ';
                    break;
                case var mark when ViqrTones.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var kind:
                    tone = Marks[kind];
                    break;
                case var letter when char.IsAsciiLetter(letter):
                    letters.Append(letter);
                    break;
                default:
                    return null;
            }

        return WithTone(letters, tone);
    }

    private static void AddHorn(StringBuilder letters, bool breve)
    {
        var text = letters.ToString();
        if (text.LastIndexOf("uo", StringComparison.Ordinal) is >= 0 and var pair)
        {
            letters[pair] = 'ư';
            letters[pair + 1] = 'ơ';
        }
        else if (text.LastIndexOf("ưo", StringComparison.Ordinal) is >= 0 and var half)
        {
            letters[half + 1] = 'ơ';
        }
        else if (LastOf(letters, breve ? "aou" : "ou") is >= 0 and var place)
        {
            letters[place] = letters[place] switch
            {
                'a' => 'ă',
                'o' => 'ơ',
                _ => 'ư',
            };
        }
        else
        {
            letters.Append(breve ? 'ư' : '7');
        }
    }

    private static int LastOf(StringBuilder letters, string any) =>
        letters.ToString().LastIndexOfAny(any.ToCharArray());

    private static char Circumflex(char letter) =>
        letter switch
        {
            'a' => 'â',
            'e' => 'ê',
            'o' => 'ô',
            _ => letter,
        };

    private static bool IsVowel(char c) => "aăâeêioôơuưy".Contains(c, StringComparison.Ordinal);

    private static string WithTone(StringBuilder letters, char tone)
    {
        var text = letters.ToString();
        return tone == '\0' ? text : text + tone;
    }
}
