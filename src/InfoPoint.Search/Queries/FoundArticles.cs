using System.Buffers;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>One article among the matches, with the text that is shown.</summary>
/// <param name="Doc">The number of the text.</param>
/// <param name="Score">What it is worth.</param>
/// <param name="Terms">What glossary terms add to that.</param>
/// <param name="Covered">The share of the best article's part of the query that it has.</param>
/// <param name="IsOther">True for a text that is not of the reader's language.</param>
/// <param name="Group">Known when all are.</param>
internal readonly record struct FoundArticle(
    int Doc,
    float Score,
    float Terms,
    float Covered,
    bool IsOther,
    ResultGroup Group = ResultGroup.Answers
);

/// <summary>Groups of results in their order.</summary>
internal enum ResultGroup
{
    /// <summary>They answer in the reader's language.</summary>
    Answers,

    /// <summary>The other language.</summary>
    OtherLanguage,

    /// <summary>In the reader's language, but they only touch the question.</summary>
    Touches,
}

/// <summary>Matching texts as articles: one hit an article; the reader's language first, but what answers only a part of the question after pages of the other language that answer it.</summary>
/// <remarks>Thousands may match each query: the list of them is lent, and given back by <see cref="Dispose"/>; only those of a page are put in order.</remarks>
internal sealed class FoundArticles : IDisposable
{
    private static readonly IReadOnlyList<string> Kinds = YamlNames.All<ArticleKind>();
    private static readonly IReadOnlyList<string> Audiences = YamlNames.All<Audience>();

    private readonly TextTable texts;
    private readonly TextEntry[] entries;
    private readonly FoundArticle[] lent;

    private FoundArticles(TextTable texts, int most)
    {
        this.texts = texts;
        entries = texts.Entries;
        lent = ArrayPool<FoundArticle>.Shared.Rent(most);
    }

    public int Count { get; private set; }

    /// <summary>The share of the query that the best article covers.</summary>
    public float BestCovered { get; private set; }

    private Span<FoundArticle> Matches => lent.AsSpan(0, Count);

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
        foreach (var article in scores.Articles)
            if (scores.Covered[article] / best is var covered and >= Weights.LeastCovered)
                found.lent[found.Count++] = found.Judge(scores, article, request, covered, today);

        found.Group();
        return found;
    }

    public void Dispose() => ArrayPool<FoundArticle>.Shared.Return(lent);

    /// <summary>Articles in their order; the first page keeps places for the best pages that exist only in the other language.</summary>
    public List<FoundArticle> Page(int offset, int limit)
    {
        var kept = Math.Min(Weights.OtherLanguagePlaces, limit);
        var ordered = First((int)Math.Min(Count, (long)offset + limit + kept), _ => true);
        var inPlace = ordered.Take(limit).Count(article => article.IsOther);
        var others = inPlace < kept ? First(kept, article => article.IsOther) : [];
        if (others.Count > inPlace)
        {
            ordered.RemoveAll(others.Contains);
            ordered.InsertRange(Math.Min(ordered.Count, limit - others.Count), others);
        }

        return [.. ordered.Skip(offset).Take(limit)];
    }

    public SearchFacets Facets(AreaCounts areas)
    {
        var topics = new int[texts.Topics.Count];
        var kinds = new int[Kinds.Count];
        var audiences = new int[Audiences.Count];
        var ofAreas = new int[texts.Areas.Count];
        foreach (ref readonly var article in Matches)
        {
            ref readonly var entry = ref entries[article.Doc];
            topics[entry.Topic]++;
            kinds[(int)entry.Kind]++;
            audiences[(int)entry.Audience]++;
            ofAreas[entry.Areas]++;
        }

        return new SearchFacets(
            Largest(topics.Select((count, topic) => (texts.Topics[topic], count))),
            Largest(kinds.Select((count, kind) => (Kinds[kind], count))),
            Largest(areas.Of(ofAreas).Select(pair => (pair.Key, pair.Value))),
            Largest(audiences.Select((count, audience) => (Audiences[audience], count)))
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

    private void Group()
    {
        var (own, other) = (new Most(), new Most());
        foreach (ref readonly var article in Matches)
            (article.IsOther ? other : own).See(article);
        foreach (ref var article in Matches)
            article = article with { Group = GroupOf(article) };

        ResultGroup GroupOf(in FoundArticle article) =>
            article.IsOther ? ResultGroup.OtherLanguage
            : article.Score >= Weights.OwnLanguageScore * own.Score && IsAnswer(article) ? ResultGroup.Answers
            : ResultGroup.Touches;

        bool IsAnswer(in FoundArticle article) =>
            article.Terms >= other.Terms
            || (
                article.Covered >= other.Covered
                && article.Terms
                    >= (Weights.OwnLanguageTerms - (Weights.OwnLanguageCovered * (article.Covered - other.Covered)))
                        * other.Terms
            );
    }

    /// <summary>The first ones in order: by group, by score within it, equal ones by id.</summary>
    private List<FoundArticle> First(int count, Func<FoundArticle, bool> isWanted)
    {
        var last = new PriorityQueue<FoundArticle, FoundArticle>(
            Comparer<FoundArticle>.Create((a, b) => Compare(b, a))
        );
        foreach (ref readonly var article in Matches)
            if (!isWanted(article))
                continue;
            else if (last.Count < count)
                last.Enqueue(article, article);
            else
                last.EnqueueDequeue(article, article);
        var first = new List<FoundArticle>(last.Count);
        while (last.TryDequeue(out var article, out _))
            first.Add(article);
        first.Reverse();
        return first;
    }

    private int Compare(in FoundArticle a, in FoundArticle b) =>
        a.Group != b.Group ? a.Group - b.Group
        : a.Score != b.Score ? b.Score.CompareTo(a.Score)
        : string.CompareOrdinal(Id(a), Id(b));

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

    private string Id(FoundArticle article) => texts.Id(entries[article.Doc].Article);

    private static List<(string Id, int Count)> Largest(IEnumerable<(string Id, int Count)> counts) =>
        [
            .. counts
                .Where(pair => pair.Count > 0)
                .OrderByDescending(pair => pair.Count)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal),
        ];
}
