using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>How many texts hold a term, in the field where most do.</summary>
internal sealed class Vocabulary(IndexReader reader)
{
    public int Count(string term) =>
        Math.Max(
            reader.DocFreq(new Term(Fields.Body, term)),
            Math.Max(reader.DocFreq(new Term(Fields.Lead, term)), reader.DocFreq(new Term(Fields.Title, term)))
        );

    public bool Has(string term) => Count(term) > 0;

    public int CountPairs(string term) =>
        Math.Max(reader.DocFreq(new Term(Fields.Pairs, term)), reader.DocFreq(new Term(Fields.TitlePairs, term)));

    /// <summary>How much a place of a term tells: rare terms more.</summary>
    public float Rarity(string term) => MathF.Log(1 + (reader.NumDocs / (1f + Count(term))));
}
