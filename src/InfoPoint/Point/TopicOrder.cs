using InfoPoint.Content;

namespace InfoPoint.Point;

/// <summary>Lists of a release as a place orders them; no place hides a page.</summary>
public static class TopicOrder
{
    /// <summary>Topics that hold articles, those named by the area first.</summary>
    public static IReadOnlyList<Topic> TopicsFor(this ActiveRelease release, string? area)
    {
        var first = release.Library.Areas.Find(area)?.Topics ?? [];
        var used = release.Readable.Select(article => article.Topic).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. release
                .Library.Topics.Where(topic => used.Contains(topic.Id))
                .OrderBy(topic => first.Contains(topic.Id) ? first.ToList().IndexOf(topic.Id) : int.MaxValue),
        ];
    }

    /// <summary>Articles of a topic, those that suit the area first, then by title in the order of the current culture.</summary>
    public static IReadOnlyList<Article> ArticlesOf(
        this ActiveRelease release,
        string topic,
        string? area,
        Language.Lang lang
    ) =>
        [
            .. release
                .Readable.Where(article => article.Topic == topic)
                .OrderByDescending(article =>
                    area is not null && article.Areas.Count > 0 && release.Library.Areas.Suits(article.Areas, area)
                )
                .ThenBy(article => article.TextOrOther(lang)?.Title, StringComparer.CurrentCulture),
        ];
}
