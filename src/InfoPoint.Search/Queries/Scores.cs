namespace InfoPoint.Search;

/// <summary>What a query is worth to each article.</summary>
/// <param name="Articles">Numbers of articles that have anything of it.</param>
/// <param name="Score">By article: the sum over what its texts have.</param>
/// <param name="Terms">By article: what glossary terms add to that.</param>
/// <param name="Covered">By article: the share of the query that it has, 0 to 1.</param>
internal sealed record Scores(List<int> Articles, float[] Score, float[] Terms, float[] Covered);

/// <summary>One part of a score.</summary>
/// <param name="What">What was looked for.</param>
/// <param name="Score">What it is worth to the article.</param>
public sealed record ScorePart(string What, float Score);
