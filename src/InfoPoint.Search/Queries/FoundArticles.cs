using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>One article among the matches, with the text that is shown.</summary>
internal readonly record struct FoundArticle(int Doc, float Score, float Terms, float Covered, bool IsOther);

/// <summary>Matching texts as articles: one hit an article; the reader's language first, but what answers only a part of the question after pages of the other language that answer it.</summary>
internal sealed class FoundArticles
{
    private readonly TextEntry[] entries;
    private readonly List<FoundArticle> ordered = [];

    private FoundArticles(TextEntry[] entries) => this.entries = entries;

    public int Count => ordered.Count;

    /// <summary>The share of the query that the best article covers.</summary>
    public float BestCovered { get; private set; }

    /// <param name="scores">What the query is worth to each article.</param>
    /// <param name="entries">All texts.</param>
    /// <param name="textsOf">Numbers of texts by article.</param>
    /// <param name="request">The reader's language, and the only one that counts if any.</param>
    /// <param name="today">For the age of articles.</param>
    public static FoundArticles From(
        Scores scores,
        TextEntry[] entries,
        int[][] textsOf,
        SearchRequest request,
        DateOnly today
    )
    {
        var found = new FoundArticles(entries);
        foreach (var article in scores.Articles)
            found.BestCovered = Math.Max(found.BestCovered, scores.Covered[article]);
        var best = Math.Max(found.BestCovered, float.Epsilon);
        foreach (var article in scores.Articles)
            if (found.Judge(scores, article, textsOf[article], request, best, today) is { } judged)
                found.ordered.Add(judged);

        found.Order();
        return found;
    }

    public IEnumerable<FoundArticle> Page(int offset, int limit) => Arranged(limit).Skip(offset).Take(limit);

    public SearchFacets Facets(AreaCounts areas)
    {
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        var kinds = new Dictionary<ArticleKind, int>();
        var audiences = new Dictionary<Audience, int>();
        var ofAreas = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var article in ordered)
        {
            var entry = entries[article.Doc];
            topics[entry.Topic] = topics.GetValueOrDefault(entry.Topic) + 1;
            kinds[entry.Kind] = kinds.GetValueOrDefault(entry.Kind) + 1;
            audiences[entry.Audience] = audiences.GetValueOrDefault(entry.Audience) + 1;
            ofAreas[entry.Areas] = ofAreas.GetValueOrDefault(entry.Areas) + 1;
        }

        return new SearchFacets(
            Largest(topics, topic => topic),
            Largest(kinds, YamlNames.Of),
            Largest(areas.Of(ofAreas), area => area),
            Largest(audiences, YamlNames.Of)
        );
    }

    /// <summary>An article with its score, or null when it has next to nothing of the query.</summary>
    private FoundArticle? Judge(
        Scores scores,
        int article,
        int[] texts,
        SearchRequest request,
        float best,
        DateOnly today
    )
    {
        var covered = scores.Covered[article] / best;
        if (covered < Weights.LeastCovered)
            return null;
        var shown = Shown(texts, request);
        var entry = entries[shown];
        var score =
            scores.Score[article]
            * (Weights.Uncovered + ((1 - Weights.Uncovered) * covered))
            * Weights.Slight(
                entry.Flags.HasFlag(TextFlags.Reviewed),
                entry.Flags.HasFlag(TextFlags.Stale),
                entry.Kind == ArticleKind.News,
                entry.PublishedDay == 0 ? 0f : (today.DayNumber - entry.PublishedDay) / 365.25f
            );
        return new FoundArticle(shown, score, scores.Terms[article], covered, entry.Lang != request.Lang);
    }

    private int Shown(int[] texts, SearchRequest request)
    {
        var lang = request.In ?? request.Lang;
        foreach (var doc in texts)
            if (entries[doc].Lang == lang)
                return doc;
        return texts[0];
    }

    /// <summary>Answers of the reader's language, those of the other one, then pages of the reader's language that only touch the question; by score within.</summary>
    private void Order()
    {
        var leastTerms = Weights.OwnLanguageTerms * Best(article => article.IsOther ? article.Terms : 0f);
        var leastScore = Weights.OwnLanguageScore * Best(article => article.IsOther ? 0f : article.Score);
        ordered.Sort(
            (a, b) =>
            {
                var byGroup = Group(a).CompareTo(Group(b));
                var byScore = byGroup != 0 ? byGroup : b.Score.CompareTo(a.Score);
                return byScore != 0 ? byScore : string.CompareOrdinal(entries[a.Doc].Id, entries[b.Doc].Id);
            }
        );

        float Best(Func<FoundArticle, float> of) => ordered.Select(of).DefaultIfEmpty().Max();

        int Group(FoundArticle article) =>
            article.IsOther ? 1
            : article.Terms >= leastTerms && article.Score >= leastScore ? 0
            : 2;
    }

    /// <summary>The first page keeps places for the best pages that exist only in the other language.</summary>
    private List<FoundArticle> Arranged(int limit)
    {
        var kept = Math.Min(Weights.OtherLanguagePlaces, limit);
        var inPlace = ordered.Take(limit).Count(article => article.IsOther);
        if (inPlace >= kept)
            return ordered;

        var others = ordered.Where(article => article.IsOther).Take(kept).ToList();
        if (others.Count == inPlace)
            return ordered;
        var first = ordered.Where(article => !others.Contains(article)).Take(limit - others.Count).ToList();
        return [.. first, .. others, .. ordered.Except(first).Except(others)];
    }

    private static List<(string Id, int Count)> Largest<T>(Dictionary<T, int> counts, Func<T, string> name)
        where T : notnull =>
        [
            .. counts
                .Select(pair => (Id: name(pair.Key), pair.Value))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal),
        ];
}
