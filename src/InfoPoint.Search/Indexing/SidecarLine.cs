namespace InfoPoint.Search;

/// <summary>A line of a file beside Lucene's: cells with tabs between them.</summary>
internal static class SidecarLine
{
    public static string Of(IEnumerable<string> cells) =>
        string.Join('\t', cells.Select(cell => cell.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')));
}
