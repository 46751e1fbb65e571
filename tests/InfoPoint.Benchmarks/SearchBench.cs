using System.Diagnostics;
using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Benchmarks;

/// <summary>Our search beside SQLite FTS5 and PostgreSQL: quality on the judged sets, time and size on a generated library of 5,000 articles.</summary>
public static class SearchBench
{
    private const int Rounds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1); // an engine that needs longer is timed by what it did

    /// <summary>Runs all of it and prints two tables.</summary>
    /// <param name="starter">The starter library.</param>
    /// <param name="judgedFolder">The judged sets (tests/judged).</param>
    public static void Run(string starter, string judgedFolder)
    {
        var work = Directory.CreateTempSubdirectory("infopoint-search-").FullName;
        var server = Directory.CreateTempSubdirectory("infopoint-postgres-").FullName; // belongs to another user
        try
        {
            using var postgres = PostgresServer.TryStart(server);
            var library = LibraryReader.Read(new LibraryFolder(starter)).Library;
            var judged = JudgedQuery.Read(Path.Combine(judgedFolder, "queries.tsv"), library);
            var large = Path.Combine(work, "large");
            GeneratedLibrary.Write(starter, large, 5000, withDrawings: false);
            var largeLibrary = LibraryReader.Read(new LibraryFolder(large)).Library;
            var texts = TextsOf(library);
            var largeTexts = TextsOf(largeLibrary);
            Console.WriteLine(
                "| engine | Lao nDCG@10 | Vietnamese | across | without a result | build, 10,000 texts | size, times the text | median | 95 of 100 |"
            );
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
            var plain = largeTexts.Sum(text => System.Text.Encoding.UTF8.GetByteCount(text.Title + text.Body));
            foreach (var open in Engines(work, postgres))
            {
                using var small = open(library, "small");
                small.Build(texts);
                var own = judged.Where(query => query.Kind != JudgedQuery.Across).ToList();
                var quality = QualityOf(small, library, judged, work);
                using var big = open(largeLibrary, "large");
                var watch = Stopwatch.StartNew();
                big.Build(largeTexts);
                var built = watch.Elapsed.TotalSeconds;
                var times = Times(big, own);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {small.Name} | {quality} | {built:0.0} s | {(double)big.Bytes() / plain:0.00} | {times[times.Count / 2]:0.00} ms | {times[(int)(times.Count * 0.95)]:0.00} ms |"
                    )
                );
            }

            Console.WriteLine();
            Console.WriteLine("| other sets | engine | Lao nDCG@10 | Vietnamese | across | without a result |");
            Console.WriteLine("|---|---|---:|---:|---:|---:|");
            MeasureQuality("second.tsv", starter, Path.Combine(judgedFolder, "second.tsv"));
            foreach (var set in new[] { "short", "neighbours", "narrow" })
            {
                var brief = ShortLibrary(starter, Path.Combine(judgedFolder, set), Path.Combine(work, set));
                MeasureQuality($"{set}/", brief, Path.Combine(judgedFolder, set, "queries.tsv"));
            }

            void MeasureQuality(string set, string folder, string file)
            {
                var of = LibraryReader.Read(new LibraryFolder(folder)).Library;
                var queries = JudgedQuery.Read(file, of);
                foreach (var open in Engines(work, postgres))
                {
                    using var engine = open(of, set.TrimEnd('/'));
                    engine.Build(TextsOf(of));
                    Console.WriteLine($"| {set} | {engine.Name} | {QualityOf(engine, of, queries, work)} |");
                }
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
            Directory.Delete(server, recursive: true);
        }
    }

    private static IEnumerable<Func<Library, string, ISearchPeer>> Engines(string work, PostgresServer? postgres)
    {
        yield return (library, name) => new InfoPointSearch(library, Path.Combine(work, $"infopoint-{name}"));
        foreach (var tokenizer in new[] { "unicode61", "trigram" })
            yield return (_, name) => new SqlitePeer(tokenizer, Path.Combine(work, $"{tokenizer}-{name}.db"));
        if (postgres is null)
            yield break;
        foreach (var isTrigrams in new[] { false, true })
            yield return (_, _) => new PostgresPeer(postgres, isTrigrams);
    }

    /// <summary>Articles of their own with the glossary, topics and areas of the starter library.</summary>
    private static string ShortLibrary(string starter, string articles, string place)
    {
        var files = Directory
            .EnumerateFiles(starter)
            .Concat(Directory.EnumerateFiles(Path.Combine(starter, "media")))
            .Select(file => (File: file, Path: Path.GetRelativePath(starter, file)))
            .Concat(
                Directory
                    .EnumerateFiles(Path.Combine(articles, "articles"), "*", SearchOption.AllDirectories)
                    .Select(file => (File: file, Path: Path.GetRelativePath(articles, file)))
            );
        foreach (var (file, path) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(place, path))!); // it has a folder
            File.Copy(file, Path.Combine(place, path));
        }

        return place;
    }

    /// <summary>Cells of a table: nDCG@10 in Lao, in Vietnamese and across, and the share of the first two without a result.</summary>
    private static string QualityOf(ISearchPeer engine, Library library, IReadOnlyList<JudgedQuery> judged, string work)
    {
        var own = judged.Where(query => query.Kind != JudgedQuery.Across).ToList();
        var ofLao = Quality(engine, own.Where(query => query.Lang == Lang.Lo));
        var ofVietnamese = Quality(engine, own.Where(query => query.Lang == Lang.Vi));
        var empty = ((ofLao.Empty * ofLao.Queries) + (ofVietnamese.Empty * ofVietnamese.Queries)) / own.Count;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ofLao.Ndcg:0.000} | {ofVietnamese.Ndcg:0.000} | {Across(engine, library, judged, work):0.000} | {empty:0.000}"
        );
    }

    private static Quality Quality(ISearchPeer engine, IEnumerable<JudgedQuery> queries) =>
        Search.Quality.Of([
            .. queries.Select(query =>
                JudgedAnswer.Of(query, Asking.OwnLanguage, engine.Search(query.Text, query.Lang, JudgedAnswer.Depth))
            ),
        ]);

    /// <summary>Queries of one language over the texts of the other one: only ours has a way to restrict to them and a bridge to reach them.</summary>
    private static double Across(ISearchPeer engine, Library library, IReadOnlyList<JudgedQuery> judged, string work)
    {
        var queries = judged.Where(query => query.Kind == JudgedQuery.Across).ToList();
        if (engine is not InfoPointSearch)
            return queries.Average(query =>
                RankingMeasures.Ndcg(
                    engine.Search(query.Text, query.Lang.Other(), JudgedAnswer.Depth),
                    query.Relevant,
                    JudgedAnswer.Depth
                )
            );
        var folder = Directory.CreateDirectory(Path.Combine(work, "across")).FullName;
        return Evaluation
            .Run(library, queries, folder, CancellationToken.None)
            .Where(answer => answer.Asked == Asking.OtherLanguage)
            .Average(answer => answer.Ndcg);
    }

    private static List<double> Times(ISearchPeer engine, IReadOnlyList<JudgedQuery> queries)
    {
        var times = new List<double>();
        var all = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
            foreach (var query in queries.TakeWhile(_ => all.Elapsed < Patience))
            {
                var watch = Stopwatch.StartNew();
                engine.Search(query.Text, query.Lang, 20);
                if (round > 0 || all.Elapsed > Patience / 2)
                    times.Add(watch.Elapsed.TotalMilliseconds);
            }

        times.Sort();
        return times;
    }

    private static List<PeerText> TextsOf(Library library) =>
        [
            .. library.Articles.SelectMany(article =>
                article.Texts.Select(text => new PeerText(
                    article.Id,
                    text.Lang,
                    text.Title,
                    string.Join(
                        '\n',
                        text.ReadOutline()
                            .SelectMany(section => new[] { section.Heading, section.PlainText })
                            .Prepend(text.Summary)
                    )
                ))
            ),
        ];
}
