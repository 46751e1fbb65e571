using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>Why an article is where it is.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Lang">The language of the text that is shown.</param>
/// <param name="Score">The score that orders articles.</param>
/// <param name="Covered">The share of the question that it covers, 0 to 1 beside the best article.</param>
/// <param name="Parts">What each thing that was looked for is worth, largest first.</param>
public sealed record ExplainedHit(string Id, Lang Lang, float Score, float Covered, IReadOnlyList<ScorePart> Parts);
