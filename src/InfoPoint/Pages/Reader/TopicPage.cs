using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>All articles of a topic.</summary>
public sealed class TopicPage(Visit visit, Topic topic, SiteSettings settings) : SitePage(visit)
{
    /// <summary>The topic.</summary>
    public Topic Topic => topic;

    /// <summary>Its articles, those of the area first.</summary>
    public IReadOnlyList<Article> Articles { get; } =
        visit.Release.ArticlesOf(topic.Id, settings.Area, visit.ContentLang);

    /// <summary>Shows the topic, or 404.</summary>
    public static IResult Get(Visit visit, SiteSettings settings, string topic) =>
        visit.Release.Library.FindTopic(topic) is { } found
            ? new Pages_Reader_Topic { Model = new TopicPage(visit, found, settings) }
            : Results.NotFound();
}
