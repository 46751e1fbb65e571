using System.Runtime.InteropServices;
using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>The words of an index and how many texts hold each, in the field where most do. Kept in memory: a query asks for many words that are not there.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public Vocabulary(IndexReader reader)
    {
        Texts = Math.Max(1, reader.NumDocs);
        foreach (var field in Fields.Searched)
            if (MultiFields.GetTerms(reader, field.Name)?.GetEnumerator() is { } terms)
                while (terms.MoveNext())
                {
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(
                        counts,
                        terms.Term.Utf8ToString(),
                        out _
                    );
                    count = Math.Max(count, terms.DocFreq);
                }
    }

    /// <summary>How many texts there are.</summary>
    public int Texts { get; }

    /// <summary>Keys of all words that stand in some text as they are, with the number of texts.</summary>
    public IEnumerable<(string Key, int Count)> Words =>
        counts
            .Select(pair => (Key: Forms.KeyOfExact(pair.Key), pair.Value))
            .Where(word => word.Key is not null)
            .Select(word => (word.Key!, word.Value)); // just tested

    public int Count(string term) => counts.GetValueOrDefault(term);

    public bool Has(string term) => counts.ContainsKey(term);

    /// <summary>How much a term tells: rare ones more (BM25's idf).</summary>
    public float Rarity(string term) => Rarity(Count(term));

    /// <summary>How much a term tells that so many texts hold.</summary>
    public float Rarity(int count) => MathF.Log(1 + ((Texts - Math.Min(count, Texts) + 0.5f) / (count + 0.5f)));
}
