using System.Globalization;
using System.Text;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Language.Text;

/// <summary>Cuts any text into what can be found: Lao syllables, words, numbers and units. Text and query are cut alike.</summary>
public static class Segmenter
{
    private const int LongestWord = 64;

    /// <summary>The segments in their order; compounds and units stand before the first of their parts.</summary>
    /// <param name="text">Any text; lone surrogates and control characters are passed over.</param>
    public static IReadOnlyList<Segment> Cut(string text) => WithUnits(CutWords(text));

    internal static List<Segment> CutWords(string text)
    {
        var segments = new List<Segment>();
        var position = 0;
        for (var at = 0; at < text.Length; )
        {
            if (IsLaoScript(text[at]))
                at = AddLao(text, at, segments, ref position);
            else if (IsDigit(text[at]))
                at = AddNumber(text, at, segments, ref position);
            else if (text[at] == '%')
                segments.Add(new Segment(SegmentKind.Word, "%", at, ++at, position++));
            else if (IsWordLetter(text[at]))
                at = AddWords(text, at, segments, ref position);
            else
                at++;
        }

        return segments;
    }

    private static bool IsLaoScript(char c) => (LaoLetters.IsLao(c) && !LaoLetters.IsDigit(c)) || LaoLetters.IsThai(c);

    private static bool IsDigit(char c) =>
        c is (>= '0' and <= '9') or (>= '\u0E50' and <= '\u0E59') || LaoLetters.IsDigit(c);

    private static bool IsWordLetter(char c) =>
        !char.IsSurrogate(c) && !IsLaoScript(c) && (char.IsLetter(c) || c == '°');

    private static bool IsWordPart(char c) =>
        IsWordLetter(c)
        || c is (>= '\u0300' and <= '\u036F') or (>= '0' and <= '9') or '²' or '³'
        || LaoFolding.IsInvisible(c);

    private static int AddLao(string text, int start, List<Segment> segments, ref int position)
    {
        var end = start;
        var hasLao = false;
        while (end < text.Length && (IsLaoScript(text[end]) || LaoFolding.IsInvisible(text[end])))
            hasLao |= LaoLetters.IsLao(text[end++]);
        var run = text[start..end];
        if (!hasLao)
        {
            segments.Add(
                new Segment(
                    SegmentKind.Word,
                    run.Length > LongestWord ? run[..LongestWord] : run,
                    start,
                    end,
                    position++
                )
            );
            return end;
        }

        var folded = LaoFolding.EqualWithSources(run);
        var letters = string.Create(
            folded.Value.Length,
            folded.Value,
            static (span, value) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = LaoLetters.FromThai(value[i]);
            }
        );
        var from = 0;
        foreach (var to in LaoSyllables.Cut(letters, LaoWords.Cut))
        {
            var (first, last) = folded.Original(from, to);
            segments.Add(
                new Segment(SegmentKind.LaoSyllable, folded.Value[from..to], start + first, start + last, position++)
            );
            from = to;
        }

        return end;
    }

    private static int AddNumber(string text, int start, List<Segment> segments, ref int position)
    {
        var end = start;
        while (
            end < text.Length
            && (IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && IsDigit(text[end + 1])))
        )
            end++;
        var digits = LaoFolding.Equal(text[start..Math.Min(end, start + LongestWord)]);
        segments.Add(new Segment(SegmentKind.Number, NumberText.Canonical(digits), start, end, position++));
        return end;
    }

    private static int AddWords(string text, int start, List<Segment> segments, ref int position)
    {
        var parts = new List<(string Letters, int Start, int End)>();
        var at = start;
        while (at < text.Length && IsWordLetter(text[at]))
        {
            var end = at;
            while (end < text.Length && IsWordPart(text[end]))
                end++;
            parts.Add((Letters(text[at..end]), at, end));
            at = end + 1 < text.Length && text[end] is '-' or '‐' or '‑' && IsWordLetter(text[end + 1]) ? end + 1 : end;
            if (at == end)
                break;
        }

        var last = parts[^1].End;
        var keys = parts
            .SelectMany(part =>
                Syllables(part.Letters)
                    .Select(syllable => (Key: VietnameseSyllable.Key(syllable), part.Start, part.End))
            )
            .ToList();
        if (keys.Count > 1)
            segments.Add(
                new Segment(
                    SegmentKind.Compound,
                    string.Concat(keys.Select(key => key.Key)),
                    start,
                    last,
                    position,
                    keys.Count
                )
            );
        foreach (var (key, from, to) in keys)
            segments.Add(new Segment(SegmentKind.Word, key, from, to, position++));
        return Math.Max(last, start + 1);
    }

    /// <summary>A word with Vietnamese marks that is several syllables written together is cut; all others stay whole.</summary>
    private static IReadOnlyList<string> Syllables(string word) =>
        VietnameseLetters.HasMarks(word) && VietnameseSyllable.Split(word) is { Count: > 1 } parts ? parts : [word];

    private static string Letters(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.Length > LongestWord ? word[..LongestWord] : word)
            if (!LaoFolding.IsInvisible(c))
                letters.Append(
                    c is '²' ? '2'
                    : c is '³' ? '3'
                    : c is '\u00D0' or '\u00F0' ? 'đ'
                    : c
                );
        return letters.ToString().Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
    }

    private static List<Segment> WithUnits(List<Segment> words)
    {
        var segments = new List<Segment>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            segments.Add(words[i]);
            if (words[i].Kind == SegmentKind.Number && UnitAfter(words, i + 1) is { } unit)
                segments.Add(unit);
        }

        return segments;
    }

    private static Segment? UnitAfter(List<Segment> words, int first)
    {
        var keys = "";
        Segment? found = null;
        for (var i = first; i < words.Count && i < first + Units.LongestForm + 1; i++)
        {
            if (words[i].Kind == SegmentKind.Compound)
                continue;
            if (words[i].Kind == SegmentKind.Number)
                break;
            keys = keys.Length == 0 ? words[i].Key : keys + " " + words[i].Key;
            if (Units.Find(keys) is { } unit)
                found = new Segment(
                    SegmentKind.Unit,
                    unit,
                    words[first].Start,
                    words[i].End,
                    words[first].Position,
                    words[i].Position - words[first].Position + 1
                );
        }

        return found;
    }
}
