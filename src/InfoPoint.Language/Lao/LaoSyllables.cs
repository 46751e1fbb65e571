namespace InfoPoint.Language.Lao;

/// <summary>Cuts Lao text in key 1 into syllables; what is no syllable comes out as letters with their marks.</summary>
/// <remarks>Grammar after Phissamay et al., "Syllabification of Lao Script for Line Breaking", and ICANN's root zone rules for Lao (2025).</remarks>
public static class LaoSyllables
{
    private const int Unparsed = 10;
    private const int LongestSyllable = 10;
    private const string Finals = "ກງຍດນມບວຽ";

    /// <summary>Ends of the pieces, ascending; the last one is the length of the text. Time grows linearly with the text.</summary>
    /// <param name="text">Lao letters in key 1, without spaces.</param>
    /// <param name="words">Asked only where two readings are possible: ends of dictionary words.</param>
    public static IReadOnlyList<int> Cut(string text, Func<string, IReadOnlyCollection<int>> words)
    {
        var best = new (int Cost, int End, bool Tie)[text.Length + 1];
        var reach = new List<int>(8);
        for (var start = text.Length - 1; start >= 0; start--)
        {
            var cluster = ClusterEnd(text, start);
            best[start] = (best[cluster].Cost + Unparsed, cluster, best[cluster].Tie);
            reach.Clear();
            AddSyllableEnds(text, start, reach);
            foreach (var end in reach)
            {
                var cost = best[end].Cost + 1;
                if (cost < best[start].Cost)
                    best[start] = (cost, end, best[end].Tie);
                else if (cost == best[start].Cost && end != best[start].End)
                    best[start] = (cost, Math.Max(end, best[start].End), true);
            }
        }

        return best[0].Tie ? CutByWords(text, words(text)) : Ends(best.Select(step => step.End).ToArray(), text.Length);
    }

    private static List<int> CutByWords(string text, IReadOnlyCollection<int> words)
    {
        var isWordEnd = new HashSet<int>(words);
        var best = new (int Cost, int End)[text.Length + 1];
        var reach = new List<int>(8);
        for (var start = text.Length - 1; start >= 0; start--)
        {
            var cluster = ClusterEnd(text, start);
            best[start] = (best[cluster].Cost + (2 * Unparsed), cluster);
            reach.Clear();
            AddSyllableEnds(text, start, reach);
            foreach (var end in reach)
            {
                var cost = best[end].Cost + (isWordEnd.Contains(end) ? 2 : 3);
                if (cost < best[start].Cost || (cost == best[start].Cost && end > best[start].End))
                    best[start] = (cost, end);
            }
        }

        return Ends(best.Select(step => step.End).ToArray(), text.Length);
    }

    private static List<int> Ends(int[] next, int length)
    {
        var ends = new List<int>();
        for (var at = 0; at < length; at = next[at])
            ends.Add(next[at]);
        return ends;
    }

    /// <summary>The end of the smallest piece that never begins with a mark.</summary>
    private static int ClusterEnd(string text, int start)
    {
        var at = start + 1;
        if (LaoLetters.IsVowelBefore(text[start]) && at < text.Length && LaoLetters.IsConsonant(text[at]))
            at++;
        while (at < text.Length && (LaoLetters.IsMark(text[at]) || LaoLetters.IsVowelAfter(text[at])))
            at++;
        return at;
    }

    private static void AddSyllableEnds(string text, int start, List<int> ends)
    {
        var at = start;
        var lead = LaoLetters.IsVowelBefore(text[at]) ? text[at++] : '\0';
        if (at >= text.Length || !LaoLetters.IsConsonant(text[at]))
            return;

        var onset = at + 1;
        if (onset < text.Length && text[onset] == LaoLetters.Semivowel)
        {
            AddRimes(text, lead, onset + 1, ends);
            if (onset + 1 < text.Length && text[onset + 1] == 'ວ')
                AddRimes(text, lead, onset + 2, ends);
        }
        else
        {
            AddRimes(text, lead, onset, ends);
            if (
                onset < text.Length
                && (text[onset] is 'ຣ' or 'ລ' or 'ວ' || (text[at] == LaoLetters.HoSung && text[onset] is 'ງ' or 'ຍ'))
            )
                AddRimes(text, lead, onset + 1, ends);
        }

        ends.RemoveAll(end =>
            end - start > LongestSyllable
            || (end < text.Length && (LaoLetters.IsMark(text[end]) || LaoLetters.IsVowelAfter(text[end])))
        );
    }

    private static void AddRimes(string text, char lead, int at, List<int> ends)
    {
        var sign = at < text.Length && LaoLetters.IsVowelSign(text[at]) ? text[at] : '\0';
        var afterSign = sign == '\0' ? at : at + 1;
        var afterTone = afterSign < text.Length && LaoLetters.IsTone(text[afterSign]) ? afterSign + 1 : afterSign;
        var next = afterTone < text.Length ? text[afterTone] : '\0';
        switch (lead)
        {
            case 'ເ' when sign is 'ຶ' or 'ື':
                if (next == 'ອ')
                    Open(afterTone + 1);
                break;
            case 'ເ' when sign == '\u0EBB':
                if (next == LaoLetters.Aa)
                    AddForeign(afterTone + 1);
                break;
            case 'ເ' when sign == '\u0EB1':
                Closed(afterTone);
                break;
            case 'ເ' when sign is '\0' or 'ິ' or 'ີ':
                Open(afterTone);
                if (next == '\u0EB0')
                    Add(afterTone + 1);
                if (next == LaoLetters.Aa && afterTone + 1 < text.Length && text[afterTone + 1] == '\u0EB0')
                    Add(afterTone + 2);
                break;
            case 'ແ' or 'ໂ' when sign == '\u0EB1':
                Closed(afterTone);
                break;
            case 'ແ' or 'ໂ' when sign == '\0':
                Open(afterTone);
                if (next == '\u0EB0')
                    Add(afterTone + 1);
                break;
            case 'ໄ' or 'ໃ' when sign == '\0':
                AddForeign(afterTone);
                if (next == 'ວ')
                    Add(afterTone + 1);
                break;
            case '\0':
                NoLead();
                break;
        }

        void NoLead()
        {
            switch (sign)
            {
                case 'ິ' or 'ີ' or 'ຶ' or 'ື' or 'ຸ' or 'ູ':
                    Open(afterTone);
                    break;
                case '\u0EB1':
                    Closed(afterTone);
                    if (next is 'ວ' or 'ອ')
                        Closed(afterTone + 1);
                    break;
                case '\u0EBB':
                    Closed(afterTone);
                    if (next == 'ວ' && afterTone + 1 < text.Length && text[afterTone + 1] == '\u0EB0')
                        Add(afterTone + 2);
                    break;
                case LaoLetters.Niggahita:
                    Add(afterTone);
                    break;
                case '\0':
                    if (next is 'ວ' or 'ອ' or LaoLetters.Nyo)
                        Closed(afterTone + 1);
                    if (next == '\u0EB0' || next == LaoLetters.Am)
                        Add(afterTone + 1);
                    if (next == LaoLetters.Aa)
                        Open(afterTone + 1);
                    break;
            }
        }

        void Open(int end)
        {
            AddForeign(end);
            Closed(end);
        }

        void Closed(int end)
        {
            if (end < text.Length && Finals.Contains(text[end], StringComparison.Ordinal))
                AddForeign(end + 1);
        }

        void AddForeign(int end)
        {
            Add(end);
            if (end + 1 < text.Length && LaoLetters.IsConsonant(text[end]) && text[end + 1] == LaoLetters.Silencer)
                Add(end + 2); // ໄຟລ໌
        }

        void Add(int end)
        {
            if (!ends.Contains(end))
                ends.Add(end);
        }
    }
}
