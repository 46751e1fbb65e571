using Lucene.Net.Search.Similarities;

namespace InfoPoint.Search;

/// <summary>BM25 (Robertson and Zaragoza, 2009) with the weights of this index.</summary>
internal static class Ranking
{
    public static Similarity Similarity { get; } = new BM25Similarity(Weights.K1, Weights.B);
}
