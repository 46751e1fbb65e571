using System.Text;
using InfoPoint.Language;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Titles and terms by the folded beginning of any of their words, in memory.</summary>
/// <param name="entries">What can be suggested.</param>
/// <param name="order">The words of all entries as <see cref="OrderOf"/> sorts them.</param>
internal sealed class SuggestionList(IReadOnlyList<SuggestionEntry> entries, SuggestionPlace[] order)
{
    /// <summary>The words of all entries, ordered by what stands from there on.</summary>
    public static SuggestionPlace[] OrderOf(IReadOnlyList<SuggestionEntry> entries)
    {
        SuggestionPlace[] order =
        [
            .. entries.SelectMany((entry, i) => entry.Starts.Select(start => new SuggestionPlace(i, start))),
        ];
        Array.Sort(order, (a, b) => From(entries, a).CompareTo(From(entries, b), StringComparison.Ordinal));
        return order;
    }

    /// <summary>A text in the form in which beginnings are compared: no tones, no marks, no blanks.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder();
        foreach (
            var c in VietnameseLetters
                .Unmarked(LaoFolding.Toneless(LaoFolding.Spelling(LaoFolding.Equal(Whole(text)))))
                .ToLowerInvariant()
        )
            if (char.IsLetterOrDigit(c) || LaoLetters.IsMark(c))
                key.Append(c);
        return key.ToString();
    }

    /// <summary>Without halves of characters and what is no character, which cannot be folded.</summary>
    private static string Whole(string text) =>
        text.Any(IsNoCharacter) ? string.Concat(text.Where(c => !IsNoCharacter(c))) : text;

    private static bool IsNoCharacter(char c) => char.IsSurrogate(c) || c >= '\uFFFE';

    /// <summary>Completions, the reader's language first, whole beginnings before beginnings of later words.</summary>
    public IReadOnlyList<Suggestion> Complete(string typed, Lang lang, int limit)
    {
        var key = Key(typed);
        if (key.Length == 0)
            return [];

        var found = new List<SuggestionPlace>();
        for (
            var i = FirstAtLeast(key);
            i < order.Length && From(entries, order[i]).StartsWith(key, StringComparison.Ordinal) && found.Count < 400;
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

    private static ReadOnlySpan<char> From(IReadOnlyList<SuggestionEntry> entries, SuggestionPlace at) =>
        entries[at.Entry].Key.AsSpan(at.Offset);

    private int FirstAtLeast(string key)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (From(entries, order[middle]).CompareTo(key, StringComparison.Ordinal) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>A word of an entry: the entry's number and where the word begins in its key.</summary>
internal readonly record struct SuggestionPlace(int Entry, int Offset);

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
