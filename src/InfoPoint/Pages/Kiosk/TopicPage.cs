using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Pages of six pictures: long flat lists instead of trees.</summary>
public sealed class TopicPage : SitePage
{
    private const int PerPage = 6;

    private TopicPage(Visit visit, Topic topic, SiteSettings settings)
        : base(visit)
    {
        Topic = topic;
        var all = Release.ArticlesOf(topic.Id, settings.Area, ContentLang);
        Pages = Math.Max(1, (all.Count + PerPage - 1) / PerPage);
        Number = Math.Clamp(visit.Number("page", 1), 1, Pages);
        Articles = [.. all.Skip((Number - 1) * PerPage).Take(PerPage)];
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    /// <summary>The articles of this page.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>The page, from 1.</summary>
    public int Number { get; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; }

    /// <summary>Shows a page of pictures, or 404.</summary>
    public static IResult Get(Visit visit, SiteSettings settings, string topic) =>
        visit.Release.Library.FindTopic(topic) is { } found
            ? new Pages_Kiosk_Topic { Model = new TopicPage(visit, found, settings) }
            : Results.NotFound();
}
