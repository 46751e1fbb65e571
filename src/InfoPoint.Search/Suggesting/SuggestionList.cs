using System.Text;
using InfoPoint.Language;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Titles and terms by the folded beginning of any of their words.</summary>
/// <param name="lines">Lines of language, kind, id, text and key, with tabs between them.</param>
/// <param name="order">Where each word of a key begins in <paramref name="lines"/>, ordered by what stands from there to the end of the line.</param>
internal sealed class SuggestionList(byte[] lines, int[] order)
{
    private const int MostLookedAt = 400;

    private readonly SortedLines words = new(lines, order);

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
        var key = Encoding.UTF8.GetBytes(Key(typed));
        if (key.Length == 0)
            return [];

        var found = new List<Entry>();
        for (
            var i = words.FirstAtLeast(key);
            i < words.Count && words[i].StartsWith(key) && found.Count < MostLookedAt;
            i++
        )
            found.Add(EntryAt(order[i]));
        return
        [
            .. found
                .OrderBy(entry => entry.Lang == lang ? 0 : 1)
                .ThenBy(entry => entry.IsBeginning ? 0 : 1)
                .ThenBy(entry => entry.KeyLength)
                .Select(entry => entry.Suggestion)
                .DistinctBy(suggestion => suggestion.Text)
                .Take(limit),
        ];
    }

    /// <summary>The line that a word stands in.</summary>
    private Entry EntryAt(int word)
    {
        var start = lines.AsSpan(0, word).LastIndexOf((byte)'\n') + 1;
        var cells = Encoding.UTF8.GetString(SortedLines.From(lines, start)).Split('\t');
        return new Entry(
            new Suggestion(cells[3], cells[1], cells[2]),
            LangTags.TryParse(cells[0], out var lang) ? lang : Lang.Vi,
            lines[word - 1] == (byte)'\t',
            cells[4].Length
        );
    }

    private readonly record struct Entry(Suggestion Suggestion, Lang Lang, bool IsBeginning, int KeyLength);
}
