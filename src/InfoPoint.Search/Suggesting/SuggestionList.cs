using System.Text;
using InfoPoint.Language;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Titles and terms by the folded beginning of any of their words, in memory.</summary>
internal sealed class SuggestionList
{
    private const int NearestDistance = 2;

    private readonly IReadOnlyList<SuggestionEntry> entries;
    private readonly (int Entry, int Offset)[] order;

    public SuggestionList(IReadOnlyList<SuggestionEntry> entries)
    {
        this.entries = entries;
        order = [.. entries.SelectMany((entry, i) => entry.Starts.Select(start => (i, start)))];
        Array.Sort(order, (a, b) => From(a).CompareTo(From(b), StringComparison.Ordinal));
    }

    /// <summary>A text in the form in which beginnings are compared: no tones, no marks, no blanks.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder();
        foreach (
            var c in VietnameseLetters
                .Unmarked(LaoFolding.Toneless(LaoFolding.Spelling(LaoFolding.Equal(text))))
                .ToLowerInvariant()
        )
            if (char.IsLetterOrDigit(c) || LaoLetters.IsMark(c))
                key.Append(c);
        return key.ToString();
    }

    /// <summary>Completions, the reader's language first, whole beginnings before beginnings of later words.</summary>
    public IReadOnlyList<Suggestion> Complete(string typed, Lang lang, int limit)
    {
        var key = Key(typed);
        if (key.Length == 0)
            return [];

        var found = new List<(int Entry, int Offset)>();
        for (
            var i = FirstAtLeast(key);
            i < order.Length && From(order[i]).StartsWith(key, StringComparison.Ordinal) && found.Count < 400;
            i++
        )
            found.Add(order[i]);
        return
        [
            .. found
                .OrderBy(at => entries[at.Entry].Lang == lang ? 0 : 1)
                .ThenBy(at => at.Offset > 0 ? 1 : 0)
                .ThenBy(at => entries[at.Entry].Key.Length)
                .Select(at => entries[at.Entry].Suggestion)
                .DistinctBy(suggestion => suggestion.Text)
                .Take(limit),
        ];
    }

    /// <summary>The term or title nearest to a text that was not found, or null.</summary>
    public string? Nearest(string typed, Lang lang)
    {
        var key = Key(typed);
        if (key.Length < 4)
            return null;

        var (best, bestDistance) = ((string?)null, NearestDistance + 1);
        foreach (var entry in entries)
            if (
                entry.Lang == lang
                && Math.Abs(entry.Key.Length - key.Length) < bestDistance
                && EditDistance(entry.Key, key, bestDistance) is var distance
                && distance < bestDistance
                && distance > 0
            )
                (best, bestDistance) = (entry.Suggestion.Text, distance);
        return best;
    }

    private ReadOnlySpan<char> From((int Entry, int Offset) at) => entries[at.Entry].Key.AsSpan(at.Offset);

    private int FirstAtLeast(string key)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (From(order[middle]).CompareTo(key, StringComparison.Ordinal) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), or <paramref name="limit"/> when it is not less.</summary>
    private static int EditDistance(string a, string b, int limit)
    {
        Span<int> rows = stackalloc int[3 * 128];
        if (b.Length >= 127)
            return limit;
        var before = rows[..128];
        var last = rows[128..256];
        var now = rows[256..];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least >= limit)
                return limit;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return Math.Min(limit, last[b.Length]);
    }
}

/// <summary>One text that can be suggested.</summary>
internal sealed record SuggestionEntry(Suggestion Suggestion, Lang Lang, string Key, IReadOnlyList<int> Starts)
{
    public static SuggestionEntry Of(Suggestion suggestion, Lang lang)
    {
        var starts = new List<int>();
        var key = new StringBuilder();
        foreach (var word in suggestion.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            starts.Add(key.Length);
            key.Append(SuggestionList.Key(word));
        }

        return new SuggestionEntry(
            suggestion,
            lang,
            key.ToString(),
            [.. starts.Distinct().Where(start => start < key.Length)]
        );
    }
}
