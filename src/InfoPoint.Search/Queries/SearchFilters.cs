using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Language, topic, area, kind and audience as one set of texts.</summary>
internal static class SearchFilters
{
    /// <returns>The texts that count, or null for all.</returns>
    public static FixedBitSet? For(SearchRequest request, IndexReader reader)
    {
        var all = new BooleanQuery();
        if (request.In is { } lang)
            Require(new TermQuery(new Term(Fields.Lang, lang.Tag())));
        if (request.Topic is { } topic)
            Require(new TermQuery(new Term(Fields.Topic, topic)));
        if (request.Kind is { } kind)
            Require(new TermQuery(new Term(Fields.Kind, kind.ToString())));
        if (request.Audience is { } audience)
            Require(new TermQuery(new Term(Fields.Audience, audience.ToString())));
        if (request.Area is { } area)
            Require(
                new BooleanQuery
                {
                    { new TermQuery(new Term(Fields.Area, area)), Occur.SHOULD },
                    { new TermQuery(new Term(Fields.Area, Fields.Everywhere)), Occur.SHOULD },
                }
            );
        return all.Clauses.Count == 0 ? null : Texts(new QueryWrapperFilter(all), reader);

        void Require(Query query) => all.Add(query, Occur.MUST);
    }

    private static FixedBitSet Texts(QueryWrapperFilter filter, IndexReader reader)
    {
        var texts = new FixedBitSet(reader.MaxDoc);
        foreach (var leaf in reader.Leaves)
            if (filter.GetDocIdSet(leaf, leaf.AtomicReader.LiveDocs)?.GetIterator() is { } found)
                for (var doc = found.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.NextDoc())
                    texts.Set(leaf.DocBase + doc);
        return texts;
    }
}
