using InfoPoint.Content;
using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>The search index of one release. Any number of threads may search it.</summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostHits = 100;

    private readonly FSDirectory folder;
    private readonly DirectoryReader reader;
    private readonly Vocabulary vocabulary;
    private readonly ConceptFinder finder;
    private readonly QueryPlanner planner;
    private readonly Scoring scoring;
    private readonly SuggestionList suggestions;
    private readonly TextTable texts;
    private readonly ShownTexts shown;
    private readonly AreaCounts areas;

    private SearchIndex(
        FSDirectory folder,
        DirectoryReader reader,
        Task<(ConceptFinder Finder, SuggestionList Suggestions)> beside
    )
    {
        this.folder = folder;
        this.reader = reader;
        vocabulary = new Vocabulary(reader);
        texts = new TextTable(reader);
        shown = new ShownTexts(reader);
        scoring = new Scoring(reader, texts, new FieldLengths(reader), vocabulary);
        areas = new AreaCounts(texts.Areas);
        (finder, suggestions) = beside.GetAwaiter().GetResult();
        planner = new QueryPlanner(vocabulary, finder, new Corrections(reader, vocabulary, finder));
    }

    /// <summary>True when the files are to be compared with their checksums (<see cref="IsIntact"/>); a search that fails on what it reads says so.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>How many texts are indexed.</summary>
    public int Texts => vocabulary.Texts;

    /// <summary>Builds the index of a library; the folder appears only when it is complete.</summary>
    /// <param name="directory">Replaced when it is there.</param>
    /// <param name="library">The library.</param>
    /// <param name="earlier">The folder of an earlier index: what did not change since is taken from it; or null.</param>
    /// <param name="progress">Gets the number of articles done.</param>
    /// <param name="cancel">Ends the building between articles; nothing is left in use.</param>
    /// <returns>How many articles were cut and indexed.</returns>
    public static int Build(
        string directory,
        Library library,
        string? earlier,
        IProgress<int>? progress,
        CancellationToken cancel
    ) => IndexBuilder.Build(directory, library, earlier, progress, cancel);

    /// <summary>Opens an index.</summary>
    /// <exception cref="IndexUnreadableException">It is missing, damaged or of another format: build it again.</exception>
    public static SearchIndex Open(string directory)
    {
        FSDirectory? folder = null;
        DirectoryReader? reader = null;
        var beside = Task.Run(() => IndexSidecar.Read(directory)); // computers of points have two cores
        try
        {
            folder = new IndexFolder(directory);
            reader = DirectoryReader.Open(folder);
            return new SearchIndex(folder, reader, beside);
        }
        catch (Exception damage) when (IndexDamage.Is(damage))
        {
            Task.WaitAny(beside); // no file stays open: the folder may be replaced
            reader?.Dispose();
            folder?.Dispose();
            throw new IndexUnreadableException($"The index {directory} cannot be read: {damage.Message}", damage);
        }
    }

    /// <summary>Reads every file of an index: opening one looks at their beginnings alone.</summary>
    /// <returns>False when one is missing, damaged or of another format.</returns>
    public static bool IsIntact(string directory)
    {
        try
        {
            IndexSidecar.Check(directory);
            IndexDamage.Check(directory);
            return true;
        }
        catch (Exception damage) when (IndexDamage.Is(damage))
        {
            return false;
        }
    }

    /// <summary>Finds articles; answers any text, also none.</summary>
    public SearchAnswer Search(SearchRequest request)
    {
        try
        {
            return Answer(request);
        }
        catch (Exception damage) when (IndexDamage.Is(damage))
        {
            IsSuspect = true;
            throw;
        }
    }

    private SearchAnswer Answer(SearchRequest request)
    {
        if (planner.Plan(request.Text) is not { } plan)
            return new SearchAnswer(0, null, [], SearchFacets.None);

        using var found = Find(plan, request);
        var page = found.Page(request.Offset, Math.Clamp(request.Limit, 1, MostHits));
        return new SearchAnswer(
            found.Count,
            Better(plan, found, request),
            Hits(page, plan, request.Lang),
            found.Facets(areas)
        );
    }

    /// <summary>Says for the first hits of a search what each thing that was looked for is worth to them, largest first.</summary>
    public IReadOnlyList<ExplainedHit> Explain(SearchRequest request)
    {
        if (planner.Plan(request.Text) is not { } plan)
            return [];

        using var found = Find(plan, request);
        var page = found.Page(request.Offset, Math.Clamp(request.Limit, 1, MostHits));
        var parts = page.ToDictionary(hit => texts.Entries[hit.Doc].Article, _ => new List<ScorePart>());
        scoring.Run(
            plan,
            request.In ?? request.Lang,
            SearchFilters.For(request, reader),
            scores => scores.Articles.Count,
            parts
        );
        return
        [
            .. page.Select(hit => new ExplainedHit(
                texts.Id(texts.Entries[hit.Doc].Article),
                texts.Entries[hit.Doc].Lang,
                hit.Score,
                hit.Covered,
                [.. parts[texts.Entries[hit.Doc].Article].OrderByDescending(part => part.Score)]
            )),
        ];
    }

    /// <summary>Completes what is being typed.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text, Lang lang, int limit) =>
        suggestions.Complete(text, lang, Math.Clamp(limit, 1, 20));

    /// <summary>Articles about the same things, nearest first; none when the index turns out to be damaged, since pages are to be read without it.</summary>
    public IReadOnlyList<RelatedArticle> Related(string articleId, Lang lang, int limit)
    {
        try
        {
            return Nearest(articleId, lang, limit);
        }
        catch (Exception damage) when (IndexDamage.Is(damage))
        {
            IsSuspect = true;
            return [];
        }
    }

    private List<RelatedArticle> Nearest(string articleId, Lang lang, int limit)
    {
        if (texts.Find(articleId) is not { } article)
            return [];

        var doc = texts.TextIn(article, lang);
        var plan = new PlannedQuery(
            [
                .. shown
                    .Read(doc, Fields.Concepts)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => new QueryUnit(id, [(Forms.Concept(id), 1f)], 1f, 1)),
            ],
            [1f],
            [],
            [],
            null
        );
        return scoring.Run(plan, lang, null, Others);

        List<RelatedArticle> Others(Scores scores) =>
            [
                .. scores
                    .Articles.Where(other => other != article)
                    .Select(other => new RelatedArticle(
                        texts.Id(other),
                        scores.Score[other] * (IsSameTopic(other) ? Weights.SameTopic : 1f)
                    ))
                    .OrderByDescending(other => other.Score)
                    .ThenBy(other => other.Id, StringComparer.Ordinal)
                    .Take(limit),
            ];

        bool IsSameTopic(int other) => texts.Entries[texts.TextIn(other, lang)].Topic == texts.Entries[doc].Topic;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        folder.Dispose();
    }

    private FoundArticles Find(PlannedQuery plan, SearchRequest request) =>
        scoring.Run(
            plan,
            request.In ?? request.Lang,
            SearchFilters.For(request, reader),
            scores => FoundArticles.From(scores, texts, request, DateOnly.FromDateTime(DateTime.UtcNow))
        );

    /// <summary>What was probably meant, when it finds more of it.</summary>
    private string? Better(PlannedQuery plan, FoundArticles found, SearchRequest request)
    {
        if (plan.IsCorrected || plan.Better is null || planner.Plan(plan.Better) is not { } other)
            return plan.Better;
        using var better = Find(other, request);
        return better.BestCovered > found.BestCovered || better.Count > found.Count ? plan.Better : null;
    }

    private List<SearchHit> Hits(List<FoundArticle> page, PlannedQuery plan, Lang lang)
    {
        var docs = page.Select(article => article.Doc).ToList();
        var places = Snippets.Places(reader, docs, plan.Marked);
        return [.. page.Select(article => Hit(article, places[article.Doc], plan, lang))];
    }

    private SearchHit Hit(
        FoundArticle article,
        List<(int Start, int End, int Term)> places,
        PlannedQuery plan,
        Lang lang
    )
    {
        var entry = texts.Entries[article.Doc];
        var summary = shown.Read(article.Doc, Fields.ShownSummary);
        var isCross = entry.Lang != lang;
        return new SearchHit
        {
            Id = texts.Id(entry.Article),
            Lang = entry.Lang,
            Title = shown.Read(article.Doc, Fields.ShownTitle),
            Summary = summary,
            SnippetHtml = shown.Read(
                article.Doc,
                Fields.ShownBody,
                body => Snippets.Html(plan.Marked, body, places, summary)
            ),
            Score = article.Score,
            Topic = texts.Topics[entry.Topic],
            Kind = entry.Kind,
            CrossLanguage = isCross,
            Stale = entry.Flags.HasFlag(TextFlags.Stale),
            Through = isCross
                ? Through(places, shown.Read(article.Doc, Fields.Concepts), plan, lang, entry.Lang)
                : null,
        };
    }

    /// <summary>The concept of the query that the text speaks of most, else a kind of one, in both languages.</summary>
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
            ?? plan.Concepts.FirstOrDefault(ofText.Split(' ').Contains)
            ?? ofText.Split(' ').FirstOrDefault(id => finder.Entry(id)?.Above.Any(plan.Concepts.Contains) == true);
        return concept is not null && finder.Entry(concept) is { } entry
            ? $"{entry.Name(lang)} = {entry.Name(found)}"
            : null;
    }
}
