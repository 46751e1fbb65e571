using System.Globalization;
using System.Runtime.InteropServices;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What can be suggested, folded and in its order once for all, so that an index opens fast.</summary>
internal static class SuggestionFile
{
    private const char BetweenStarts = '|';

    /// <summary>Titles of articles and names of terms.</summary>
    /// <param name="library">The library.</param>
    /// <param name="isKnown">True for glossary terms that some text has.</param>
    public static IReadOnlyList<SuggestionEntry> Entries(Library library, Func<string, bool> isKnown) =>
        [
            .. library
                .Articles.Where(article => article.Withdrawn is null)
                .SelectMany(article =>
                    article.Texts.Select(text =>
                        SuggestionEntry.Of(new Suggestion(text.Title, "article", article.Id), text.Lang)
                    )
                ),
            .. library
                .Glossary.Where(term => isKnown(term.Id))
                .SelectMany(term =>
                    LangTags
                        .OfContent.Where(lang => term.Name(lang).Length > 0)
                        .Select(lang => SuggestionEntry.Of(new Suggestion(term.Name(lang), "term", term.Id), lang))
                ),
        ];

    /// <summary>One line an entry.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<SuggestionEntry> entries) =>
        entries.Select(entry =>
            SidecarLine.Of([
                entry.Lang.Tag(),
                entry.Suggestion.Kind,
                entry.Suggestion.Id ?? "",
                entry.Suggestion.Text,
                entry.Key,
                string.Join(BetweenStarts, entry.Starts),
            ])
        );

    /// <summary>The order of a list as bytes of this machine: an index never leaves it.</summary>
    public static byte[] Order(IReadOnlyList<SuggestionEntry> entries) =>
        MemoryMarshal.AsBytes(SuggestionList.OrderOf(entries)).ToArray();

    /// <exception cref="FormatException">It is damaged.</exception>
    public static SuggestionList Read(IEnumerable<string> lines, ReadOnlySpan<byte> order) =>
        new(
            [
                .. lines
                    .Select(line => line.Split('\t'))
                    .Select(cells => new SuggestionEntry(
                        new Suggestion(cells[3], cells[1], cells[2]),
                        LangTags.TryParse(cells[0], out var lang) ? lang : Lang.Vi,
                        cells[4],
                        [
                            .. cells[5]
                                .Split(BetweenStarts, StringSplitOptions.RemoveEmptyEntries)
                                .Select(start => int.Parse(start, CultureInfo.InvariantCulture)),
                        ]
                    )),
            ],
            MemoryMarshal.Cast<byte, SuggestionPlace>(order).ToArray()
        );
}
