using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>The search index of one release. Any number of threads may search it.</summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostHits = 100;

    private readonly FSDirectory folder;
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly Vocabulary vocabulary;
    private readonly ConceptFinder finder;
    private readonly SuggestionList suggestions;
    private readonly TextEntry[] entries;
    private readonly int[][] textsOf;
    private readonly Dictionary<string, int> articles;

    private SearchIndex(FSDirectory folder, DirectoryReader reader, ConceptFinder finder, SuggestionList suggestions)
    {
        this.folder = folder;
        this.reader = reader;
        this.finder = finder;
        this.suggestions = suggestions;
        searcher = new IndexSearcher(reader) { Similarity = Ranking.Similarity };
        vocabulary = new Vocabulary(reader);
        entries = TextEntries.Read(reader);
        textsOf =
        [
            .. Enumerable
                .Range(0, entries.Length)
                .GroupBy(doc => entries[doc].Article)
                .OrderBy(same => same.Key)
                .Select(same => same.ToArray()),
        ];
        articles = textsOf.ToDictionary(
            texts => entries[texts[0]].Id,
            texts => entries[texts[0]].Article,
            StringComparer.Ordinal
        );
    }

    /// <summary>How many texts are indexed.</summary>
    public int Texts => entries.Length;

    /// <summary>Builds the index of a library; the folder appears only when it is complete.</summary>
    /// <param name="directory">Replaced when it is there.</param>
    /// <param name="library">The library.</param>
    /// <param name="progress">Gets the number of articles done.</param>
    /// <param name="cancel">Ends the building between articles; nothing is left in use.</param>
    public static void Build(string directory, Library library, IProgress<int>? progress, CancellationToken cancel) =>
        IndexBuilder.Build(directory, library, progress, cancel);

    /// <summary>Opens an index.</summary>
    /// <exception cref="IndexUnreadableException">It is missing, damaged or of another format: build it again.</exception>
    public static SearchIndex Open(string directory)
    {
        FSDirectory? folder = null;
        try
        {
            var (finder, suggestions) = IndexSidecar.Read(directory);
            folder = new NIOFSDirectory(directory); // mapped files would count as memory of a small computer
            return new SearchIndex(folder, DirectoryReader.Open(folder), finder, suggestions);
        }
        catch (Exception damage)
            when (damage
                    is IOException
                        or UnauthorizedAccessException
                        or IndexOutOfRangeException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
            )
        {
            folder?.Dispose();
            throw new IndexUnreadableException($"The index {directory} cannot be read: {damage.Message}", damage);
        }
    }

    /// <summary>Finds articles; answers any text, also none.</summary>
    public SearchAnswer Search(SearchRequest request)
    {
        if (QueryPlanner.Plan(request.Text, vocabulary, finder) is not { } plan)
            return new SearchAnswer(0, null, [], new SearchFacets([], []));

        var collector = new MatchCollector();
        searcher.Search(plan.Query, SearchFilters.For(request), collector);
        var found = FoundArticles.From(collector.Matches, entries, request.Lang, TextIn);
        var page = found.Page(request.Offset, Math.Clamp(request.Limit, 1, MostHits));
        var meant = plan.HasUnknown || found.Count == 0 ? suggestions.Nearest(request.Text, request.Lang) : null;
        return new SearchAnswer(found.Count, meant, Hits(page, plan, request.Lang), found.Facets());
    }

    /// <summary>Completes what is being typed.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text, Lang lang, int limit) =>
        suggestions.Complete(text, lang, Math.Clamp(limit, 1, 20));

    /// <summary>Articles about the same things, nearest first.</summary>
    public IReadOnlyList<RelatedArticle> Related(string articleId, Lang lang, int limit)
    {
        if (TextOf(articleId, lang) is not { } doc)
            return [];

        var alike = new BooleanQuery(disableCoord: true);
        foreach (
            var concept in searcher
                .Doc(doc)
                .Get(Fields.Concepts, CultureInfo.InvariantCulture)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        )
        foreach (var (field, weight) in Fields.Searched)
            alike.Add(new TermQuery(new Term(field, Forms.Concept(concept))).Boosted(weight), Occur.SHOULD);
        alike.Add(new TermQuery(new Term(Fields.Topic, entries[doc].Topic)), Occur.SHOULD);
        var collector = new MatchCollector();
        searcher.Search(alike, null, collector);
        return
        [
            .. collector
                .Matches.Where(match => entries[match.Doc].Id != articleId)
                .GroupBy(match => entries[match.Doc].Id)
                .Select(same => new RelatedArticle(same.Key, same.Max(match => match.Score)))
                .OrderByDescending(article => article.Score)
                .ThenBy(article => article.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        folder.Dispose();
    }

    private int? TextOf(string articleId, Lang lang) =>
        articles.TryGetValue(articleId, out var article) ? TextIn(article, lang) : null;

    /// <summary>The text of an article in that language, else in another one.</summary>
    private int TextIn(int article, Lang lang)
    {
        foreach (var doc in textsOf[article])
            if (entries[doc].Lang == lang)
                return doc;
        return textsOf[article][0];
    }

    private List<SearchHit> Hits(IReadOnlyList<FoundArticle> page, PlannedQuery plan, Lang lang)
    {
        var docs = page.Select(article => article.Doc).ToList();
        var places = Snippets.Places(reader, docs, [.. plan.Marked.Select(mark => mark.Term)]);
        return [.. page.Select(article => Hit(article, places[article.Doc], plan, lang))];
    }

    private SearchHit Hit(
        FoundArticle article,
        List<(int Start, int End, int Term)> places,
        PlannedQuery plan,
        Lang lang
    )
    {
        var entry = entries[article.Doc];
        var shown = searcher.Doc(article.Doc);
        var isCross = entry.Lang != lang;
        return new SearchHit
        {
            Id = entry.Id,
            Lang = entry.Lang,
            Title = shown.Get(Fields.ShownTitle, CultureInfo.InvariantCulture),
            Summary = shown.Get(Fields.ShownSummary, CultureInfo.InvariantCulture),
            SnippetHtml = Snippets.Html(
                plan.Marked,
                shown.Get(Fields.ShownBody, CultureInfo.InvariantCulture),
                places,
                shown.Get(Fields.ShownSummary, CultureInfo.InvariantCulture)
            ),
            Score = article.Score,
            Topic = entry.Topic,
            Kind = entry.Kind,
            CrossLanguage = isCross,
            Stale = entry.Flags.HasFlag(TextFlags.Stale),
            Through = isCross
                ? Through(places, shown.Get(Fields.Concepts, CultureInfo.InvariantCulture), plan, lang, entry.Lang)
                : null,
        };
    }

    /// <summary>The concept of the query that the text speaks of most, in both languages.</summary>
    private string? Through(
        List<(int Start, int End, int Term)> places,
        string ofText,
        PlannedQuery plan,
        Lang lang,
        Lang found
    )
    {
        var firstConcept = plan.Marked.Count - plan.Concepts.Count;
        var concept =
            places
                .Where(place => place.Term >= firstConcept)
                .CountBy(place => place.Term)
                .OrderByDescending(pair => pair.Value)
                .Select(pair => plan.Concepts[pair.Key - firstConcept])
                .FirstOrDefault()
            ?? plan.Concepts.FirstOrDefault(ofText.Split(' ').Contains);
        return concept is not null && finder.Entry(concept) is { } entry
            ? $"{Name(entry, lang)} = {Name(entry, found)}"
            : null;
    }

    private static string Name(GlossaryEntry entry, Lang lang) =>
        lang switch
        {
            Lang.Vi => entry.Vi,
            Lang.Lo => entry.Lo,
            _ => entry.En,
        };
}
