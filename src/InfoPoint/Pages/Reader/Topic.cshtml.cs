using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Reader;

/// <summary>All articles of a topic.</summary>
public sealed class TopicModel(CurrentRelease current, SiteSettings settings) : SitePage(current)
{
    /// <summary>The topic.</summary>
    public Topic Topic { get; private set; } = null!; // set by OnGet before the view runs

    /// <summary>Its articles, those of the area first.</summary>
    public IReadOnlyList<Article> Articles { get; private set; } = [];

    /// <summary>Shows the topic, or 404.</summary>
    public IActionResult OnGet(string topic)
    {
        if (Release.Library.FindTopic(topic) is not { } found)
            return NotFound();

        Topic = found;
        Articles = Release.ArticlesOf(topic, settings.Area, ContentLang);
        return Page();
    }
}
