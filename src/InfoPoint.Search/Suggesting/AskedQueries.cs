using System.Globalization;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>Queries that people ask often and that find something: others who begin to type the same get them offered. Counts only; nobody's name, address or time of day.</summary>
public sealed class AskedQueries
{
    private const int MostKept = 2000;
    private const int LongestKept = 80;
    private const int OftenEnough = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<(Lang, string), (string Text, int Count)> counts = [];
    private bool isChanged;

    /// <summary>Reads what was kept: lines of language, count and text, tab-separated; what is no such line is passed over, as a cut of power may leave an old file.</summary>
    public static AskedQueries Read(string path)
    {
        var asked = new AskedQueries();
        if (!File.Exists(path))
            return asked;
        foreach (var cells in File.ReadLines(path).Select(line => line.Split('\t')))
            if (
                cells is [var tag, var digits, var text]
                && LangTags.TryParse(tag, out var lang)
                && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            )
                asked.counts[(lang, SuggestionList.Key(text))] = (text, count);
        return asked;
    }

    /// <summary>Counts a query that found something.</summary>
    /// <param name="text">As typed; the first way to type it is the one that is offered.</param>
    /// <param name="lang">The reader's language.</param>
    public void Count(string text, Lang lang)
    {
        var shown = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var key = SuggestionList.Key(shown);
        if (key.Length < 2 || shown.Length > LongestKept || shown.Any(char.IsControl))
            return;
        lock (gate)
        {
            var known = counts.GetValueOrDefault((lang, key), (shown, 0));
            if (known.Item2 == 0 && counts.Count >= MostKept)
                counts.Remove(counts.MinBy(pair => pair.Value.Count).Key);
            counts[(lang, key)] = (known.Item1, known.Item2 + 1);
            isChanged = true;
        }
    }

    /// <summary>Queries that begin so and were asked at least three times, the most frequent first.</summary>
    public IReadOnlyList<string> Complete(string typed, Lang lang, int limit)
    {
        var key = SuggestionList.Key(typed);
        if (key.Length == 0)
            return [];
        lock (gate)
            return
            [
                .. counts
                    .Where(pair =>
                        pair.Key.Item1 == lang
                        && pair.Value.Count >= OftenEnough
                        && pair.Key.Item2.StartsWith(key, StringComparison.Ordinal)
                    )
                    .OrderByDescending(pair => pair.Value.Count)
                    .Take(limit)
                    .Select(pair => pair.Value.Text),
            ];
    }

    /// <summary>The lines to keep, or null when nothing was counted since the last call.</summary>
    public string? TakeLines()
    {
        lock (gate)
        {
            if (!isChanged)
                return null;
            isChanged = false;
            return string.Concat(
                counts.Select(pair =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{pair.Key.Item1.Tag()}\t{pair.Value.Count}\t{pair.Value.Text}\n"
                    )
                )
            );
        }
    }
}
