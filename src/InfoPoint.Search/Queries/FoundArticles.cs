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

    /// <param name="scores">What the query is worth to each text.</param>
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
        foreach (var doc in scores.Docs)
            found.BestCovered = Math.Max(found.BestCovered, scores.Covered[doc]);
        var best = Math.Max(found.BestCovered, float.Epsilon);
        var seen = new bool[textsOf.Length];
        foreach (var doc in scores.Docs)
        {
            var article = entries[doc].Article;
            if (seen[article])
                continue;
            seen[article] = true;
            if (found.Judge(scores, textsOf[article], request, best, today) is { } judged)
                found.ordered.Add(judged);
        }

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

    /// <summary>An article by its best text: the other language's text may say it in words that the one shown lacks.</summary>
    private FoundArticle? Judge(Scores scores, int[] texts, SearchRequest request, float best, DateOnly today)
    {
        var shown = Shown(texts, request);
        var entry = entries[shown];
        var (score, covered) = (0f, 0f);
        foreach (var doc in texts)
        {
            var share = scores.Covered[doc] / best;
            var factor = Weights.Uncovered + ((1 - Weights.Uncovered) * share);
            var worth = scores.Score[doc] * factor * (doc == shown ? 1f : Weights.OfOtherText);
            if (worth > score)
                (score, covered) = (worth, share);
        }

        if (covered < Weights.LeastCovered)
            return null;
        score *= Weights.Slight(
            entry.Flags.HasFlag(TextFlags.Reviewed),
            entry.Flags.HasFlag(TextFlags.Stale),
            entry.Kind == ArticleKind.News,
            entry.PublishedDay == 0 ? 0f : (today.DayNumber - entry.PublishedDay) / 365.25f
        );
        return new FoundArticle(shown, score, texts.Max(doc => scores.Terms[doc]), covered, entry.Lang != request.Lang);
    }

    private int Shown(int[] texts, SearchRequest request)
    {
        var lang = request.In ?? request.Lang;
        foreach (var doc in texts)
            if (entries[doc].Lang == lang)
                return doc;
        return texts[0];
    }

    /// <summary>Whole answers of the reader's language, whole answers of the other one, then the rest in the same order; by score within.</summary>
    private void Order()
    {
        var others = ordered.Where(article => article.IsOther).ToList();
        var leastCovered = Weights.OwnLanguageCovers * others.Select(article => article.Covered).DefaultIfEmpty().Max();
        var leastTerms = Weights.OwnLanguageScores * others.Select(article => article.Terms).DefaultIfEmpty().Max();
        ordered.Sort(
            (a, b) =>
            {
                var byGroup = Group(a).CompareTo(Group(b));
                var byScore = byGroup != 0 ? byGroup : b.Score.CompareTo(a.Score);
                return byScore != 0 ? byScore : string.CompareOrdinal(entries[a.Doc].Id, entries[b.Doc].Id);
            }
        );

        int Group(FoundArticle article) =>
            (article.Covered >= leastCovered || article.Terms >= leastTerms ? 0 : 2) + (article.IsOther ? 1 : 0);
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
