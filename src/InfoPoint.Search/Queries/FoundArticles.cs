using System.Runtime.InteropServices;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>One article among the matches, with the text that is shown.</summary>
internal readonly record struct FoundArticle(int Doc, float Score, bool IsOther);

/// <summary>Matching texts as articles: one hit an article, the reader's language first.</summary>
internal sealed class FoundArticles
{
    private readonly TextEntry[] entries;
    private readonly List<FoundArticle> own = [];
    private readonly List<FoundArticle> other = [];

    private FoundArticles(TextEntry[] entries) => this.entries = entries;

    public int Count => own.Count + other.Count;

    public static FoundArticles From(
        List<(int Doc, float Score)> matches,
        TextEntry[] entries,
        Lang lang,
        Func<int, Lang, int> textOf
    )
    {
        var found = new FoundArticles(entries);
        var best = new Dictionary<int, (float Own, float Other)>();
        foreach (var (doc, score) in matches)
        {
            ref var scores = ref CollectionsMarshal.GetValueRefOrAddDefault(best, entries[doc].Article, out _);
            if (entries[doc].Lang == lang)
                scores.Own = Math.Max(scores.Own, score);
            else
                scores.Other = Math.Max(scores.Other, score);
        }

        foreach (var (article, scores) in best)
        {
            var doc = textOf(article, lang);
            var entry = entries[doc];
            var isOther = entry.Lang != lang;
            // The other language's text of the same article may say it in words that this one lacks.
            var score = isOther ? scores.Other : Math.Max(scores.Own, Weights.OfOtherText * scores.Other);
            score *= Weights.Slight(
                entry.Flags.HasFlag(TextFlags.Reviewed),
                entry.Flags.HasFlag(TextFlags.Stale),
                entry.Kind == ArticleKind.News
            );
            (isOther ? found.other : found.own).Add(new FoundArticle(doc, score, isOther));
        }

        found.own.Sort(found.Better);
        found.other.Sort(found.Better);
        return found;
    }

    /// <summary>A page of hits; the first page keeps places for articles that exist only in the other language.</summary>
    public IReadOnlyList<FoundArticle> Page(int offset, int limit)
    {
        var kept = Math.Min(Weights.OtherLanguagePlaces, other.Count);
        var first = Math.Min(own.Count, Math.Max(limit - kept, 0));
        return
        [
            .. own.Take(first)
                .Concat(other.Take(kept))
                .Concat(own.Skip(first))
                .Concat(other.Skip(kept))
                .Skip(offset)
                .Take(limit),
        ];
    }

    public SearchFacets Facets()
    {
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new Dictionary<ArticleKind, int>();
        foreach (var article in own.Concat(other))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(topics, entries[article.Doc].Topic, out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(kinds, entries[article.Doc].Kind, out _)++;
        }

        return new SearchFacets(
            [
                .. topics
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => (pair.Key, pair.Value)),
            ],
            [
                .. kinds
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key)
                    .Select(pair => (YamlNames.Of(pair.Key), pair.Value)),
            ]
        );
    }

    private int Better(FoundArticle a, FoundArticle b)
    {
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(entries[a.Doc].Id, entries[b.Doc].Id);
    }
}
