using System.Buffers;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>One article among the matches, with the text that is shown.</summary>
internal readonly record struct FoundArticle(int Doc, float Score, float Terms, float Covered, bool IsOther);

/// <summary>Matching texts as articles: one hit an article; the reader's language first, but what answers only a part of the question after pages of the other language that answer it.</summary>
/// <remarks>Thousands may match each query: the list of them is lent, and given back by <see cref="Dispose"/>.</remarks>
internal sealed class FoundArticles : IDisposable
{
    private readonly TextTable texts;
    private readonly TextEntry[] entries;
    private readonly FoundArticle[] lent;
    private ArraySegment<FoundArticle> ordered;

    private FoundArticles(TextTable texts, int most)
    {
        this.texts = texts;
        entries = texts.Entries;
        lent = ArrayPool<FoundArticle>.Shared.Rent(most);
    }

    public int Count => ordered.Count;

    /// <summary>The share of the query that the best article covers.</summary>
    public float BestCovered { get; private set; }

    /// <param name="scores">What the query is worth to each article.</param>
    /// <param name="texts">All texts.</param>
    /// <param name="request">The reader's language, and the only one that counts if any.</param>
    /// <param name="today">For the age of articles.</param>
    public static FoundArticles From(Scores scores, TextTable texts, SearchRequest request, DateOnly today)
    {
        var found = new FoundArticles(texts, scores.Articles.Count);
        foreach (var article in scores.Articles)
            found.BestCovered = Math.Max(found.BestCovered, scores.Covered[article]);
        var best = Math.Max(found.BestCovered, float.Epsilon);
        var count = 0;
        foreach (var article in scores.Articles)
            if (scores.Covered[article] / best is var covered and >= Weights.LeastCovered)
                found.lent[count++] = found.Judge(scores, article, request, covered, today);

        found.ordered = new ArraySegment<FoundArticle>(found.lent, 0, count);
        found.Order();
        return found;
    }

    public void Dispose() => ArrayPool<FoundArticle>.Shared.Return(lent);

    public IEnumerable<FoundArticle> Page(int offset, int limit) => Arranged(limit).Skip(offset).Take(limit);

    public SearchFacets Facets(AreaCounts areas)
    {
        var topics = new int[texts.Topics.Count];
        var kinds = new int[Enum.GetValues<ArticleKind>().Length];
        var audiences = new int[Enum.GetValues<Audience>().Length];
        var ofAreas = new int[texts.Areas.Count];
        foreach (var article in ordered)
        {
            ref readonly var entry = ref entries[article.Doc];
            topics[entry.Topic]++;
            kinds[(int)entry.Kind]++;
            audiences[(int)entry.Audience]++;
            ofAreas[entry.Areas]++;
        }

        return new SearchFacets(
            Largest(topics.Select((count, topic) => (texts.Topics[topic], count))),
            Largest(kinds.Select((count, kind) => (YamlNames.Of((ArticleKind)kind), count))),
            Largest(areas.Of(ofAreas).Select(pair => (pair.Key, pair.Value))),
            Largest(audiences.Select((count, audience) => (YamlNames.Of((Audience)audience), count)))
        );
    }

    /// <summary>An article with its score.</summary>
    private FoundArticle Judge(Scores scores, int article, SearchRequest request, float covered, DateOnly today)
    {
        var shown = texts.TextIn(article, request.In ?? request.Lang);
        ref readonly var entry = ref entries[shown];
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

    /// <summary>Answers of the reader's language, those of the other one, then pages of the reader's language that only touch the question; by score within.</summary>
    private void Order()
    {
        var (own, other) = (new Most(), new Most());
        foreach (var article in ordered)
            (article.IsOther ? other : own).See(article);

        // Thousands may match: numbers sort many times faster than a comparison that looks at articles.
        var lentKeys = ArrayPool<ulong>.Shared.Rent(ordered.Count);
        var keys = lentKeys.AsSpan(0, ordered.Count);
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((ulong)Group(ordered[i]) << 32) | Descending(ordered[i].Score);
        keys.Sort(ordered.AsSpan());
        for (int first = 0, end; first < keys.Length; first = end)
        {
            for (end = first + 1; end < keys.Length && keys[end] == keys[first]; )
                end++;
            if (end - first > 1)
                ordered.AsSpan(first, end - first).Sort((a, b) => string.CompareOrdinal(Id(a), Id(b)));
        }

        ArrayPool<ulong>.Shared.Return(lentKeys);

        int Group(in FoundArticle article) =>
            article.IsOther ? 1
            : article.Score >= Weights.OwnLanguageScore * own.Score && IsAnswer(article) ? 0
            : 2;

        bool IsAnswer(in FoundArticle article) =>
            article.Terms >= other.Terms
            || (
                article.Covered >= other.Covered
                && article.Terms
                    >= (Weights.OwnLanguageTerms - (Weights.OwnLanguageCovered * (article.Covered - other.Covered)))
                        * other.Terms
            );
    }

    /// <summary>The most that any article of a language has.</summary>
    private sealed class Most
    {
        public float Terms { get; private set; }

        public float Covered { get; private set; }

        public float Score { get; private set; }

        public void See(in FoundArticle article)
        {
            Terms = Math.Max(Terms, article.Terms);
            Covered = Math.Max(Covered, article.Covered);
            Score = Math.Max(Score, article.Score);
        }
    }

    /// <summary>Larger for a smaller score; scores are not below 0, and such numbers stand in the order of their bits.</summary>
    private static uint Descending(float score) => uint.MaxValue - BitConverter.SingleToUInt32Bits(score);

    private string Id(FoundArticle article) => texts.Id(entries[article.Doc].Article);

    /// <summary>The first page keeps places for the best pages that exist only in the other language.</summary>
    private IEnumerable<FoundArticle> Arranged(int limit)
    {
        var kept = Math.Min(Weights.OtherLanguagePlaces, limit);
        var inPlace = ordered.Take(limit).Count(article => article.IsOther);
        if (inPlace >= kept)
            return ordered;

        var others = ordered.Where(article => article.IsOther).Take(kept).ToList();
        if (others.Count == inPlace)
            return ordered;
        var rest = ordered.Where(article => !others.Contains(article));
        return rest.Take(limit - others.Count).Concat(others).Concat(rest.Skip(limit - others.Count));
    }

    private static List<(string Id, int Count)> Largest(IEnumerable<(string Id, int Count)> counts) =>
        [
            .. counts
                .Where(pair => pair.Count > 0)
                .OrderByDescending(pair => pair.Count)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal),
        ];
}
