namespace InfoPoint.Tests;

/// <summary>Rows of a test table without its head; cells are taken as they are.</summary>
public static class Tsv
{
    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Texts", file)).Skip(1).Select(line => line.Split('\t'));
}
