using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InfoPoint.Search;

/// <summary>Language, topic, area and kind as one filter, which does not score.</summary>
internal static class SearchFilters
{
    public static Filter? For(SearchRequest request)
    {
        var all = new BooleanQuery();
        if (request.In is { } lang)
            Require(new TermQuery(new Term(Fields.Lang, lang.Tag())));
        if (request.Topic is { } topic)
            Require(new TermQuery(new Term(Fields.Topic, topic)));
        if (request.Kind is { } kind)
            Require(new TermQuery(new Term(Fields.Kind, kind.ToString())));
        if (request.Area is { } area)
            Require(
                new BooleanQuery
                {
                    { new TermQuery(new Term(Fields.Area, area)), Occur.SHOULD },
                    { new TermQuery(new Term(Fields.Area, Fields.Everywhere)), Occur.SHOULD },
                }
            );
        return all.Clauses.Count == 0 ? null : new QueryWrapperFilter(all);

        void Require(Query query) => all.Add(query, Occur.MUST);
    }
}
