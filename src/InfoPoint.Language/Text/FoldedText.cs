namespace InfoPoint.Language.Text;

/// <summary>A folded text that knows where each of its characters came from.</summary>
/// <param name="Value">The folded text.</param>
/// <param name="Sources">For each character of <paramref name="Value"/> its place in the original.</param>
public readonly record struct FoldedText(string Value, IReadOnlyList<int> Sources)
{
    /// <summary>The part of the original from which characters <paramref name="start"/> to <paramref name="end"/> came.</summary>
    public (int Start, int End) Original(int start, int end)
    {
        var from = int.MaxValue;
        var to = 0;
        for (var i = start; i < end; i++)
        {
            from = Math.Min(from, Sources[i]);
            to = Math.Max(to, Sources[i] + 1);
        }

        return (from, to);
    }
}
