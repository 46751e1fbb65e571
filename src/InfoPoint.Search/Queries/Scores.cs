namespace InfoPoint.Search;

/// <summary>What a query is worth to each text.</summary>
/// <param name="Docs">Texts that have anything of it.</param>
/// <param name="Score">By text: the sum over what it has.</param>
/// <param name="Terms">By text: what glossary terms add to that.</param>
/// <param name="Covered">By text: the share of the query that it has, 0 to 1.</param>
internal sealed record Scores(IReadOnlyList<int> Docs, float[] Score, float[] Terms, float[] Covered);

/// <summary>One part of a score.</summary>
/// <param name="What">What was looked for.</param>
/// <param name="Score">What it is worth to the text.</param>
public sealed record ScorePart(string What, float Score);
