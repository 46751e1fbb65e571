using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>Small files beside Lucene's: the glossary and what can be suggested, cut and folded once, so that an index is complete by itself and opens fast.</summary>
internal static class IndexSidecar
{
    /// <summary>Grows whenever documents, terms or sidecars change their form: an index of another format is built again.</summary>
    public const string Format = "4";

    private const string FormatFile = "format";
    private const string GlossaryFile = "glossary.tsv";
    private const string SuggestionFile = "suggestions.tsv";
    private const string MarksFile = "marks.tsv";
    private const char BetweenKeys = '|';

    public static void Write(string directory, Library library)
    {
        File.WriteAllLines(
            Path.Combine(directory, GlossaryFile),
            Glossary(library)
                .Select(entry =>
                    Line([
                        entry.Id,
                        entry.Vi,
                        entry.Lo,
                        entry.En,
                        entry.IsThing ? "thing" : "",
                        .. entry.Names.Select(name => string.Join(BetweenKeys, name.Exact, name.Spelled, name.Bare)),
                    ])
                )
        );
        var articles = library.Articles.Where(article => article.Withdrawn is null).ToList();
        File.WriteAllLines(
            Path.Combine(directory, SuggestionFile),
            articles
                .SelectMany(article =>
                    article.Texts.Select(text =>
                        SuggestionEntry.Of(new Suggestion(text.Title, "article", article.Id), text.Lang)
                    )
                )
                .Concat(
                    library.Glossary.SelectMany(term =>
                        LangTags
                            .OfContent.Where(lang => term.Name(lang).Length > 0)
                            .Select(lang => SuggestionEntry.Of(new Suggestion(term.Name(lang), "term", term.Id), lang))
                    )
                )
                .Select(entry =>
                    Line([
                        entry.Lang.Tag(),
                        entry.Suggestion.Kind,
                        entry.Suggestion.Id ?? "",
                        entry.Suggestion.Text,
                        entry.Key,
                        string.Join(BetweenKeys, entry.Starts),
                    ])
                )
        );
        File.WriteAllLines(
            Path.Combine(directory, MarksFile),
            library.Mark is { } mark
                ? [mark, .. articles.Select(article => Line([article.Id, article.Mark ?? ""]))]
                : []
        );
        File.WriteAllText(Path.Combine(directory, FormatFile), Format);
    }

    /// <summary>What each article of an earlier index was, or null when that index tells nothing about this library: another format, or other terms, topics or areas.</summary>
    public static IReadOnlyDictionary<string, string>? MarksFor(string directory, Library library)
    {
        if (library.Mark is null || !File.Exists(Path.Combine(directory, MarksFile)))
            return null;
        var lines = File.ReadAllLines(Path.Combine(directory, MarksFile));
        return
            File.ReadAllText(Path.Combine(directory, FormatFile)) == Format
            && lines.Length > 0
            && lines[0] == library.Mark
            ? lines
                .Skip(1)
                .Select(line => line.Split('\t'))
                .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            : null;
    }

    public static IEnumerable<GlossaryEntry> Glossary(Library library) => library.Glossary.Select(GlossaryEntry.Of);

    /// <exception cref="IndexUnreadableException">The format is another one.</exception>
    public static (ConceptFinder Finder, IReadOnlyList<SuggestionEntry> Suggestions) Read(string directory)
    {
        var format = File.ReadAllText(Path.Combine(directory, FormatFile));
        if (format != Format)
            throw new IndexUnreadableException(
                $"The index {directory} has format {format}, this program reads {Format}."
            );

        var glossary = File.ReadLines(Path.Combine(directory, GlossaryFile))
            .Select(line => line.Split('\t'))
            .Select(cells => new GlossaryEntry(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4].Length > 0,
                [
                    .. cells
                        .Skip(5)
                        .Select(keys => keys.Split(BetweenKeys))
                        .Select(keys => new TermName(keys[0], keys[1], keys[2])),
                ]
            ));
        var suggestions = File.ReadLines(Path.Combine(directory, SuggestionFile))
            .Select(line => line.Split('\t'))
            .Select(cells => new SuggestionEntry(
                new Suggestion(cells[3], cells[1], cells[2]),
                LangTags.TryParse(cells[0], out var lang) ? lang : Lang.Vi,
                cells[4],
                [
                    .. cells[5]
                        .Split(BetweenKeys, StringSplitOptions.RemoveEmptyEntries)
                        .Select(start => int.Parse(start, CultureInfo.InvariantCulture)),
                ]
            ));
        return (new ConceptFinder(glossary), [.. suggestions]);
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join('\t', cells.Select(cell => cell.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')));
}
