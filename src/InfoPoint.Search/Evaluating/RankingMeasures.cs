namespace InfoPoint.Search;

/// <summary>How good one ranked answer is, 0 to 1.</summary>
public static class RankingMeasures
{
    /// <summary>Normalised discounted cumulative gain with gains 2^grade − 1 (Järvelin and Kekäläinen 2002, in Burges' form of 2005).</summary>
    /// <param name="ranked">Article ids, best first.</param>
    /// <param name="relevant">Grades; not empty.</param>
    /// <param name="depth">How many places count.</param>
    public static double Ndcg(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevant, int depth) =>
        Gain(ranked.Take(depth).Select(id => relevant.GetValueOrDefault(id)))
        / Gain(relevant.Values.OrderDescending().Take(depth));

    /// <summary>The share of relevant articles within the first places.</summary>
    public static double Recall(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevant, int depth) =>
        (double)ranked.Take(depth).Count(relevant.ContainsKey) / Math.Min(depth, relevant.Count);

    /// <summary>One over the place of the first relevant article, 0 without one.</summary>
    public static double ReciprocalRank(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> relevant)
    {
        for (var i = 0; i < ranked.Count; i++)
            if (relevant.ContainsKey(ranked[i]))
                return 1.0 / (i + 1);
        return 0;
    }

    private static double Gain(IEnumerable<int> grades) =>
        grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
}
