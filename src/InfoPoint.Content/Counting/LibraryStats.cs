using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>What a library holds, in numbers.</summary>
/// <param name="Articles">Articles, withdrawn ones left out.</param>
/// <param name="ByTopic">By topic id.</param>
/// <param name="ByKind">By kind as written in files.</param>
/// <param name="ByArea">By area that articles name; <c>*</c> for those that suit everywhere.</param>
/// <param name="ByLanguage">Texts by language.</param>
/// <param name="ByReview">Texts by language and review state, e.g. <c>lo draft</c>.</param>
/// <param name="Words">Words of Vietnamese bodies: how many articles have fewer than 600, 600 to 1,500, and more.</param>
/// <param name="Drawings">SVG files of articles.</param>
/// <param name="OtherMedia">Other media files of articles.</param>
/// <param name="Undrawn">Articles without a drawing.</param>
/// <param name="Critical">Articles whose mistakes can harm.</param>
/// <param name="Stale">Translations behind their originals.</param>
public sealed record LibraryStats(
    int Articles,
    IReadOnlyDictionary<string, int> ByTopic,
    IReadOnlyDictionary<string, int> ByKind,
    IReadOnlyDictionary<string, int> ByArea,
    IReadOnlyDictionary<string, int> ByLanguage,
    IReadOnlyDictionary<string, int> ByReview,
    IReadOnlyDictionary<string, int> Words,
    int Drawings,
    int OtherMedia,
    int Undrawn,
    int Critical,
    int Stale
)
{
    private const int FewWords = 600;
    private const int ManyWords = 1500;

    /// <summary>Counts a library; reads every body.</summary>
    /// <param name="library">The library.</param>
    /// <exception cref="IOException">A file is gone or unreadable.</exception>
    public static LibraryStats Of(Library library)
    {
        var articles = library.Articles.Where(article => article.Withdrawn is null).ToList();
        var texts = articles.SelectMany(article => article.Texts).ToList();
        var media = articles.SelectMany(article => article.Media.Select(item => (article.Id, item.File))).ToList();
        var drawings = media.Where(item => IsDrawing(item.File)).ToList();
        return new LibraryStats(
            articles.Count,
            Counts(articles.Select(article => article.Topic)),
            Counts(articles.Select(article => YamlNames.Of(article.Kind))),
            Counts(articles.SelectMany(article => article.Areas.Count == 0 ? ["*"] : article.Areas)),
            Counts(texts.Select(text => text.Lang.Tag())),
            Counts(texts.Select(text => $"{text.Lang.Tag()} {YamlNames.Of(text.Review)}")),
            Counts(
                texts
                    .Where(text => text.Lang == Lang.Vi)
                    .Select(text =>
                        WordsOf(text) switch
                        {
                            < FewWords => $"under {FewWords}",
                            <= ManyWords => $"{FewWords} to {ManyWords}",
                            _ => $"over {ManyWords}",
                        }
                    )
            ),
            drawings.Count,
            media.Count - drawings.Count,
            articles.Count - drawings.DistinctBy(item => item.Id).Count(),
            articles.Count(article => article.Safety == Safety.Critical),
            articles.Sum(article => article.Texts.Count(text => article.IsStale(text.Lang)))
        );
    }

    private static int WordsOf(ArticleText text) =>
        text.ReadOutline().Sum(section => Split(section.Heading).Length + Split(section.PlainText).Length);

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsDrawing(string file) => file.EndsWith(".svg", StringComparison.Ordinal);

    private static SortedDictionary<string, int> Counts(IEnumerable<string> names)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
            counts[name] = counts.GetValueOrDefault(name) + 1;
        return counts;
    }
}
