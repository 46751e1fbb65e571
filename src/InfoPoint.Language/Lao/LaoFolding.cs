using System.Text;
using InfoPoint.Language.Text;

namespace InfoPoint.Language.Lao;

/// <summary>The keys under which Lao spellings of one word are the same (docs/search.md, "Lao").</summary>
public static class LaoFolding
{
    /// <summary>Key 1: spellings that look the same or are the old and the new way to write a word. Folding twice changes nothing more.</summary>
    public static string Equal(string text) => EqualWithSources(text).Value;

    /// <summary>Key 1 with the place of each character in <paramref name="text"/>.</summary>
    public static FoldedText EqualWithSources(string text)
    {
        var letters = Letters(text);
        var folded = new StringBuilder(letters.Count);
        var sources = new List<int>(letters.Count);
        var marks = new List<(char Letter, int Source)>();
        for (var i = 0; i < letters.Count; i++)
        {
            var (letter, source) = letters[i];
            if (LaoLetters.IsMark(letter))
            {
                marks.Add((letter, source));
                continue;
            }

            if (
                letter == LaoLetters.Am
                || (letter == LaoLetters.Aa && marks.RemoveAll(mark => mark.Letter == LaoLetters.Niggahita) > 0)
            )
            {
                for (; i + 1 < letters.Count && FollowsAm(letters[i + 1].Letter); i++)
                    if (letters[i + 1].Letter != LaoLetters.Am) // typed twice: once is meant
                        marks.Add(letters[i + 1]); // a tone typed after ຳ belongs before it
                marks.RemoveAll(mark => mark.Letter == LaoLetters.Niggahita);
                letter = LaoLetters.Am;
            }

            if (IsToneAfterVo(i))
            {
                folded.Insert(folded.Length - 1, marks[0].Letter);
                sources.Insert(sources.Count - 1, marks[0].Source);
                marks.Clear();
            }

            WriteMarks();
            if (folded.Length > 0 && folded[^1] == '\u0EC0' && letter == '\u0EC0')
            {
                folded[^1] = '\u0EC1'; // ເເ typed for ແ
                continue;
            }

            if (folded.Length > 0 && folded[^1] == LaoLetters.HoSung && letter is 'ນ' or 'ມ' or 'ລ')
            {
                if (letter == 'ລ')
                    marks.Add((LaoLetters.Semivowel, source)); // with what follows it
                else
                    folded[^1] = letter == 'ນ' ? '\u0EDC' : '\u0EDD';
                continue;
            }

            Write(letter, source);
        }

        WriteMarks();
        return new FoldedText(folded.ToString(), sources);

        // ມວ່ງ typed for ມ່ວງ: where ວ is the vowel, the tone stands on the letter before it. ແກວ່ງ and ກວ່າ are right as they are.
        bool IsToneAfterVo(int next) =>
            marks.Count > 0
            && LaoLetters.IsTone(marks[0].Letter)
            && marks.TrueForAll(mark => mark.Letter == marks[0].Letter)
            && folded.Length > 1
            && folded[^1] == 'ວ'
            && LaoLetters.IsConsonant(folded[^2])
            && (folded.Length < 3 || !LaoLetters.IsVowelBefore(folded[^3]))
            && letters[next].Letter is 'ກ' or 'ງ' or 'ຍ' or 'ດ' or 'ນ' or 'ມ' or 'ບ'
            && (next + 1 == letters.Count || !BelongsToIt(letters[next + 1].Letter));

        static bool BelongsToIt(char letter) => LaoLetters.IsMark(letter) || LaoLetters.IsVowelAfter(letter);

        void Write(char letter, int source)
        {
            folded.Append(letter);
            sources.Add(source);
        }

        void WriteMarks()
        {
            foreach (var (letter, source) in marks.DistinctBy(mark => mark.Letter).OrderBy(mark => Rank(mark.Letter)))
                Write(letter, source);
            marks.Clear();
        }
    }

    /// <summary>Key S of a key 1: spellings that sound the same and are often mixed up. Tones stay.</summary>
    public static string Spelling(string key)
    {
        var folded = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            var letter = LaoLetters.FromThai(key[i]);
            var spelled = letter switch
            {
                'ຣ' => 'ລ',
                LaoLetters.Semivowel when i > 0 && key[i - 1] != LaoLetters.HoSung => 'ລ',
                '\u0EB4' => '\u0EB5',
                '\u0EB6' => '\u0EB7',
                '\u0EB8' => '\u0EB9',
                '\u0EC3' => '\u0EC4',
                LaoLetters.Nyo when i == key.Length - 1 => 'ຍ',
                _ => letter,
            };
            if (spelled != LaoLetters.Silencer)
                folded.Append(spelled);
        }

        return folded.ToString();
    }

    /// <summary>Key T of a key 1: without tones.</summary>
    public static string Toneless(string key)
    {
        var folded = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
            if (!LaoLetters.IsTone(key[i]))
                folded.Append(
                    key[i] switch
                    {
                        'ຣ' => 'ລ',
                        LaoLetters.Semivowel when i > 0 && key[i - 1] != LaoLetters.HoSung => 'ລ',
                        var letter => letter,
                    }
                );
        return folded.ToString();
    }

    /// <summary>True when the text has a tone mark.</summary>
    public static bool HasTone(string key) => key.Any(LaoLetters.IsTone);

    /// <summary>Characters that nobody sees: zero-width spaces and joiners, soft hyphen, byte order mark.</summary>
    internal static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF' or '\u00AD';

    /// <summary>Without what is not seen, Thai signs and digits as Lao and ASCII ones; Thai consonants stay (key S maps them).</summary>
    private static List<(char Letter, int Source)> Letters(string text)
    {
        var letters = new List<(char, int)>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsInvisible(c) || LaoLetters.IsDropped(c))
                continue;
            if (LaoLetters.IsThai(c) && !LaoLetters.IsThaiConsonant(c))
                c = LaoLetters.FromThai(c);
            else if (LaoLetters.IsDigit(c))
                c = (char)('0' + c - '\u0ED0');
            else if (c is >= '\u0E50' and <= '\u0E59')
                c = (char)('0' + c - '\u0E50');
            letters.Add((c, i));
        }

        return letters;
    }

    private static bool FollowsAm(char letter) => letter == LaoLetters.Am || LaoLetters.IsMark(letter);

    private static int Rank(char mark) =>
        mark switch
        {
            LaoLetters.Semivowel => 0,
            _ when LaoLetters.IsVowelSign(mark) => 1,
            _ when LaoLetters.IsTone(mark) => 2,
            _ => 3,
        };
}
