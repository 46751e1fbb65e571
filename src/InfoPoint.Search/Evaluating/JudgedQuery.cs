using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>A query as somebody types it, with the articles that answer it.</summary>
/// <param name="Id">E.g. <c>lo-017</c>.</param>
/// <param name="Lang">The reader's language.</param>
/// <param name="Kind">What makes it hard, e.g. <c>toneless</c>; <see cref="Across"/> asks for pages that exist only in the other language.</param>
/// <param name="Text">The query.</param>
/// <param name="Relevant">Grade by article id: 3 answers it, 2 helps, 1 is near; others are worth nothing.</param>
public sealed record JudgedQuery(
    string Id,
    Lang Lang,
    string Kind,
    string Text,
    IReadOnlyDictionary<string, int> Relevant
)
{
    /// <summary>The kind of queries whose answers are taken out of the reader's language before they are asked.</summary>
    public const string Across = "cross";

    /// <summary>Reads a judged set: tab-separated lines id, lang, kind, query, relevant (<c>id:grade</c> with blanks between) below a heading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="library">Every judged article must be in it.</param>
    /// <exception cref="FormatException">A line is not of that form, or names an article that the library lacks; says which line.</exception>
    public static IReadOnlyList<JudgedQuery> Read(string path, Library library) =>
        [
            .. File.ReadLines(path)
                .Select((line, i) => (Cells: line.Split('\t'), Where: $"{path}:{i + 1}"))
                .Skip(1)
                .Select(line => Parse(line.Cells, line.Where, library)),
        ];

    private static JudgedQuery Parse(string[] cells, string where, Library library)
    {
        if (cells.Length != 5 || !LangTags.TryParse(cells[1], out var lang))
            throw new FormatException($"{where}: five columns are wanted: id, lang (vi or lo), kind, query, relevant.");
        var relevant = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var judgement in cells[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                judgement.Split(':') is not [var id, var digits]
                || !int.TryParse(digits, out var grade)
                || grade is < 1 or > 3
            )
                throw new FormatException(
                    $"{where}: {judgement} is not an article's id and a grade 1 to 3, as oyster-mushroom:3."
                );
            if (library.Find(id) is null)
                throw new FormatException($"{where}: the library has no article {id}.");
            relevant[id] = grade;
        }

        return relevant.Count > 0
            ? new JudgedQuery(cells[0], lang, cells[2], cells[3], relevant)
            : throw new FormatException($"{where}: no article is named.");
    }
}
