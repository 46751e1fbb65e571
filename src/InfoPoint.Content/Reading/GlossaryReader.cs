namespace InfoPoint.Content;

/// <summary>Reads <c>glossary.tsv</c>: a heading line, then one term a line. A column <c>broader</c> may follow those that must be there.</summary>
internal static class GlossaryReader
{
    private const string BroaderColumn = "broader";

    private static readonly string[] Columns = ["id", "en", "vi", "vi_alt", "lo", "lo_alt", "category"];

    public static IReadOnlyList<GlossaryTerm> Read(ILibraryFiles files, string path, ICollection<Problem> problems)
    {
        var lines = (TextFile.Read(files, path, problems) ?? "").ReplaceLineEndings("\n").Split('\n');
        var heading = lines[0].Split('\t');
        if (!heading.Take(Columns.Length).SequenceEqual(Columns))
        {
            problems.Add(Problem.Error("glossary-columns", path, 1, string.Join(", ", Columns)));
            return [];
        }

        var broader = Array.IndexOf(heading, BroaderColumn);
        var terms = new Dictionary<string, GlossaryTerm>(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
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
            else if (!terms.TryAdd(cells[0], Term(cells, broader)))
                problems.Add(Problem.Error("id-repeated", path, number, cells[0]));
            else
                places[cells[0]] = number;
        }

        foreach (var term in terms.Values)
        {
            foreach (var unknown in term.Broader.Where(id => !terms.ContainsKey(id)))
                problems.Add(Problem.Error("term-unknown", path, places[term.Id], unknown));
            if (term.Above(terms).Contains(term.Id))
                problems.Add(Problem.Error("broader-circle", path, places[term.Id], term.Id));
        }

        return [.. terms.Values];
    }

    private static GlossaryTerm Term(string[] cells, int broader) =>
        new(
            cells[0],
            cells[1],
            cells[2],
            Alternatives(cells[3]),
            cells[4],
            Alternatives(cells[5]),
            cells[6],
            broader >= 0 && cells.Length > broader ? Alternatives(cells[broader]) : []
        );

    private static string[] Alternatives(string cell) =>
        cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
