using System.Security.Cryptography;
using System.Text;
using InfoPoint.Content;

namespace InfoPoint.Search;

/// <summary>Small files beside Lucene's: the glossary and what can be suggested, cut and folded once for all, so that an index is complete by itself and opens fast.</summary>
internal static class IndexSidecar
{
    /// <summary>Grows whenever documents, terms or sidecars change their form: an index of another format is built again.</summary>
    public const string Format = "9";

    private const string FormatFile = "format";
    private const string TermsFile = "terms.tsv";
    private const string NamesFile = "names.tsv";
    private const string SuggestionsFile = "suggestions.tsv";
    private const string OrderFile = "suggestions.order";
    private const string MarksFile = "marks.tsv";

    private static readonly string[] Vouched = [TermsFile, NamesFile, SuggestionsFile, OrderFile, MarksFile];

    /// <summary>Writes the files of an index; the last one vouches for the others.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="library">The library that was indexed.</param>
    /// <param name="isKnown">True for glossary terms that some text has.</param>
    public static void Write(string directory, Library library, Func<string, bool> isKnown)
    {
        var (suggestions, order) = SuggestionFile.Of(library, isKnown);
        var articles = library.Articles.Where(article => article.Withdrawn is null);
        WriteBytes(directory, TermsFile, TermTable.Terms(library));
        WriteBytes(directory, NamesFile, TermTable.Names(library));
        WriteBytes(directory, SuggestionsFile, suggestions);
        WriteBytes(directory, OrderFile, order);
        WriteLines(
            directory,
            MarksFile,
            library.Mark is { } mark
                ? [mark, .. articles.Select(article => SidecarLine.Of([article.Id, article.Mark ?? ""]))]
                : []
        );
        WriteLines(directory, FormatFile, [Format, Sum(directory)]);
    }

    /// <summary>What each article of an earlier index was, or null when that index tells nothing about this library: another format, or other terms, topics or areas.</summary>
    public static IReadOnlyDictionary<string, string>? MarksFor(string directory, Library library)
    {
        if (
            library.Mark is null
            || !File.Exists(Path.Combine(directory, FormatFile))
            || WrittenFormat(directory) != Format
            || !IsIntact(directory)
        )
            return null;
        var lines = File.ReadAllLines(Path.Combine(directory, MarksFile));
        return lines.Length > 0 && lines[0] == library.Mark
            ? lines
                .Skip(1)
                .Select(line => line.Split('\t'))
                .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal)
            : null;
    }

    /// <exception cref="IndexUnreadableException">The format is another one, or a file is damaged.</exception>
    public static void Check(string directory)
    {
        var format = WrittenFormat(directory);
        if (format != Format)
            throw new IndexUnreadableException(
                $"The index {directory} has format {format}, this program reads {Format}."
            );
        if (!IsIntact(directory))
            throw new IndexUnreadableException($"A file beside the index {directory} is damaged.");
    }

    /// <inheritdoc cref="Check"/>
    public static (ConceptFinder Finder, SuggestionList Suggestions) Read(string directory)
    {
        Check(directory);
        return (
            new ConceptFinder(new TermTable(Bytes(TermsFile), Bytes(NamesFile))),
            SuggestionFile.Read(Bytes(SuggestionsFile), Bytes(OrderFile))
        );

        byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(directory, name));
    }

    private static string? WrittenFormat(string directory) =>
        File.ReadLines(Path.Combine(directory, FormatFile)).FirstOrDefault();

    private static bool IsIntact(string directory) =>
        Vouched.All(name => File.Exists(Path.Combine(directory, name)))
        && File.ReadLines(Path.Combine(directory, FormatFile)).ElementAtOrDefault(1) == Sum(directory);

    private static string Sum(string directory)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Vouched)
            sum.AppendData(File.ReadAllBytes(Path.Combine(directory, name)));
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private static void WriteLines(string directory, string name, IEnumerable<string> lines) =>
        WriteBytes(directory, name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    private static void WriteBytes(string directory, string name, ReadOnlySpan<byte> bytes)
    {
        using var file = File.Create(Path.Combine(directory, name));
        file.Write(bytes);
        file.Flush(flushToDisk: true); // the folder counts as complete once it has its name
    }
}
