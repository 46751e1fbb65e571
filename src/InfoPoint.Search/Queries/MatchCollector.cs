using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InfoPoint.Search;

/// <summary>Collects every matching text with its score; result pages, totals and facets come from the same matches.</summary>
internal sealed class MatchCollector : ICollector
{
    private Scorer? scorer;
    private int docBase;

    public List<(int Doc, float Score)> Matches { get; } = [];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void Collect(int doc) => Matches.Add((docBase + doc, scorer!.GetScore())); // Lucene sets the scorer first

    public void SetNextReader(AtomicReaderContext context) => docBase = context.DocBase;
}
