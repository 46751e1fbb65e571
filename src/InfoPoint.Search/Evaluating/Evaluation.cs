using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>How a judged query is asked.</summary>
public enum Asking
{
    /// <summary>Everything is there in both languages.</summary>
    OwnLanguage,

    /// <summary>Only texts of the other language are looked at.</summary>
    OtherLanguage,

    /// <summary>Everything is there in both languages but the answers, which exist only in the other one: what a reader's first page shows.</summary>
    FirstPage,

    /// <summary>Half of the articles have one language, the others the other one, and then the other way round; answers of both count.</summary>
    HalfTranslated,
}

/// <summary>One judged query and how it was answered.</summary>
/// <param name="Query">The query.</param>
/// <param name="Asked">How it was asked.</param>
/// <param name="Ranked">Article ids as shown, best first.</param>
/// <param name="Ndcg">nDCG over ten places.</param>
/// <param name="Recall">Recall over ten places.</param>
/// <param name="ReciprocalRank">One over the place of the first relevant article.</param>
public sealed record JudgedAnswer(
    JudgedQuery Query,
    Asking Asked,
    IReadOnlyList<string> Ranked,
    double Ndcg,
    double Recall,
    double ReciprocalRank
)
{
    /// <summary>How many places count.</summary>
    public const int Depth = 10;

    /// <summary>Measures an answer.</summary>
    public static JudgedAnswer Of(JudgedQuery query, Asking asked, IReadOnlyList<string> ranked) =>
        new(
            query,
            asked,
            ranked,
            RankingMeasures.Ndcg(ranked, query.Relevant, Depth),
            RankingMeasures.Recall(ranked, query.Relevant, Depth),
            RankingMeasures.ReciprocalRank(ranked, query.Relevant)
        );
}

/// <summary>Means over a group of queries.</summary>
/// <param name="Queries">How many.</param>
/// <param name="Ndcg">Mean nDCG@10.</param>
/// <param name="Recall">Mean recall@10.</param>
/// <param name="Mrr">Mean reciprocal rank.</param>
/// <param name="Empty">Share of queries without any result.</param>
public sealed record Quality(int Queries, double Ndcg, double Recall, double Mrr, double Empty)
{
    /// <summary>The means of some answers; at least one.</summary>
    public static Quality Of(IReadOnlyCollection<JudgedAnswer> answers) =>
        new(
            answers.Count,
            answers.Average(answer => answer.Ndcg),
            answers.Average(answer => answer.Recall),
            answers.Average(answer => answer.ReciprocalRank),
            answers.Average(answer => answer.Ranked.Count == 0 ? 1.0 : 0.0)
        );
}

/// <summary>Asks a judged set of real indexes.</summary>
public static class Evaluation
{
    /// <summary>Answers every query in its language; queries across languages of the other language's texts, and of a library in which their answers have no text in the reader's language; the others of a half translated library as well.</summary>
    /// <param name="library">The library.</param>
    /// <param name="judged">The queries.</param>
    /// <param name="workFolder">An existing folder for the indexes; the caller deletes it.</param>
    /// <param name="cancel">Ends it.</param>
    public static IReadOnlyList<JudgedAnswer> Run(
        Library library,
        IReadOnlyList<JudgedQuery> judged,
        string workFolder,
        CancellationToken cancel
    )
    {
        var across = judged.Where(query => query.Kind == JudgedQuery.Across).ToList();
        var own = judged.Except(across).ToList();
        var answers = new List<JudgedAnswer>();
        using (var index = IndexOf(library, "both"))
        {
            answers.AddRange(own.Select(query => Ask(index, query, Asking.OwnLanguage)));
            answers.AddRange(across.Select(query => Ask(index, query, Asking.OtherLanguage)));
        }

        foreach (var lang in LangTags.OfContent)
        {
            var ofLang = across.Where(query => query.Lang == lang).ToList();
            using var index = IndexOf(Without(library, lang, ofLang), lang.Tag());
            answers.AddRange(ofLang.Select(query => Ask(index, query, Asking.FirstPage)));
        }

        foreach (var first in own.Count > 0 ? LangTags.OfContent : [])
        {
            using var index = IndexOf(HalfTranslated(library, first), $"half-{first.Tag()}");
            answers.AddRange(own.Select(query => Ask(index, query, Asking.HalfTranslated)));
        }

        return answers;

        SearchIndex IndexOf(Library content, string name)
        {
            var folder = Path.Combine(workFolder, name);
            SearchIndex.Build(folder, content, null, null, cancel);
            return SearchIndex.Open(folder);
        }
    }

    /// <summary>A library in which the answers to some queries have no text in a language.</summary>
    public static Library Without(Library library, Lang lang, IEnumerable<JudgedQuery> queries)
    {
        var taken = queries.SelectMany(query => query.Relevant.Keys).ToHashSet(StringComparer.Ordinal);
        return With(
            library,
            library.Articles.Select(article =>
                taken.Contains(article.Id)
                    ? article with
                    {
                        Texts = [.. article.Texts.Where(text => text.Lang != lang)],
                    }
                    : article
            )
        );
    }

    /// <summary>A library in which articles that have both languages keep one of them: by turns that one and the other.</summary>
    private static Library HalfTranslated(Library library, Lang first) =>
        With(
            library,
            library.Articles.Select(
                (article, i) =>
                    article.Texts.Count > 1
                        ? article with
                        {
                            Texts = [.. article.Texts.Where(text => text.Lang == first == (i % 2 == 0))],
                        }
                        : article
            )
        );

    private static Library With(Library library, IEnumerable<Article> articles) =>
        new(library.Title, library.Topics, library.Areas, library.Offices, library.Glossary, [.. articles]);

    private static JudgedAnswer Ask(SearchIndex index, JudgedQuery query, Asking asked)
    {
        var request = new SearchRequest(query.Text, query.Lang)
        {
            In = asked == Asking.OtherLanguage ? query.Lang.Other() : null,
            Limit = JudgedAnswer.Depth,
        };
        return JudgedAnswer.Of(query, asked, [.. index.Search(request).Hits.Select(hit => hit.Id)]);
    }
}
