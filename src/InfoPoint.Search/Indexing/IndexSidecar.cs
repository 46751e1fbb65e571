using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>Small files beside Lucene's: the glossary and what can be suggested, so that an index is complete by itself.</summary>
internal static class IndexSidecar
{
    /// <summary>Grows whenever documents, terms or sidecars change their form: an index of another format is built again.</summary>
    public const string Format = "1";

    private const string FormatFile = "format";
    private const string GlossaryFile = "glossary.tsv";
    private const string SuggestionFile = "suggestions.tsv";

    public static void Write(string directory, Library library)
    {
        File.WriteAllLines(
            Path.Combine(directory, GlossaryFile),
            Glossary(library).Select(entry => Line([entry.Id, entry.Vi, entry.Lo, entry.En, .. entry.Others]))
        );
        File.WriteAllLines(
            Path.Combine(directory, SuggestionFile),
            library
                .Articles.Where(article => article.Withdrawn is null)
                .SelectMany(article =>
                    article.Texts.Select(text => Line([text.Lang.Tag(), "article", article.Id, text.Title]))
                )
                .Concat(
                    library.Glossary.SelectMany(term =>
                        LangTags.OfContent.Select(lang => Line([lang.Tag(), "term", "", term.Name(lang)]))
                    )
                )
        );
        File.WriteAllText(Path.Combine(directory, FormatFile), Format);
    }

    public static IEnumerable<GlossaryEntry> Glossary(Library library) =>
        library.Glossary.Select(term => new GlossaryEntry(
            term.Id,
            term.Vi,
            term.Lo,
            term.En,
            [.. term.ViAlt, .. term.LoAlt]
        ));

    /// <exception cref="IndexUnreadableException">The format is another one.</exception>
    public static (ConceptFinder Finder, SuggestionList Suggestions) Read(string directory)
    {
        var format = File.ReadAllText(Path.Combine(directory, FormatFile));
        if (format != Format)
            throw new IndexUnreadableException(
                $"The index {directory} has format {format}, this program reads {Format}."
            );

        var glossary = File.ReadLines(Path.Combine(directory, GlossaryFile))
            .Select(line => line.Split('\t'))
            .Select(cells => new GlossaryEntry(cells[0], cells[1], cells[2], cells[3], cells[4..]));
        var suggestions = File.ReadLines(Path.Combine(directory, SuggestionFile))
            .Select(line => line.Split('\t'))
            .Where(cells => cells[3].Length > 0)
            .Select(cells =>
                SuggestionEntry.Of(
                    new Suggestion(cells[3], cells[1], cells[2].Length > 0 ? cells[2] : null),
                    LangTags.TryParse(cells[0], out var lang) ? lang : Lang.Vi
                )
            );
        return (new ConceptFinder(glossary), new SuggestionList([.. suggestions]));
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join('\t', cells.Select(cell => cell.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')));
}
