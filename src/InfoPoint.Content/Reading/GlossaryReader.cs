namespace InfoPoint.Content;

/// <summary>Reads <c>glossary.tsv</c>: a heading line, then one term a line.</summary>
internal static class GlossaryReader
{
    private static readonly string[] Columns = ["id", "en", "vi", "vi_alt", "lo", "lo_alt", "category"];

    public static IReadOnlyList<GlossaryTerm> Read(ILibraryFiles files, string path, ICollection<Problem> problems)
    {
        var lines = (TextFile.Read(files, path, problems) ?? "").ReplaceLineEndings("\n").Split('\n');
        if (!lines[0].Split('\t').Take(Columns.Length).SequenceEqual(Columns))
        {
            problems.Add(Problem.Error("glossary-columns", path, 1, string.Join(", ", Columns)));
            return [];
        }

        var terms = new Dictionary<string, GlossaryTerm>(StringComparer.Ordinal);
        foreach (
            var (line, number) in lines
                .Select((line, index) => (line, index + 1))
                .Skip(1)
                .Where(row => row.line.Length > 0)
        )
        {
            var cells = line.Split('\t');
            if (cells.Length < Columns.Length || cells[0].Length == 0)
                problems.Add(Problem.Error("glossary-row", path, number, $"{Columns.Length}"));
            else if (!terms.TryAdd(cells[0], Term(cells)))
                problems.Add(Problem.Error("id-repeated", path, number, cells[0]));
        }

        return [.. terms.Values];
    }

    private static GlossaryTerm Term(string[] cells) =>
        new(cells[0], cells[1], cells[2], Alternatives(cells[3]), cells[4], Alternatives(cells[5]), cells[6]);

    private static string[] Alternatives(string cell) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
