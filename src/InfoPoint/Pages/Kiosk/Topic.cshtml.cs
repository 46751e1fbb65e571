using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Pages of six pictures: long flat lists instead of trees.</summary>
public sealed class TopicModel(CurrentRelease current, SiteSettings settings) : SitePage(current)
{
    private const int PerPage = 6;

    /// <summary>The topic.</summary>
    public Topic Topic { get; private set; } = null!; // set by OnGet before the view runs

    /// <summary>The articles of this page.</summary>
    public IReadOnlyList<Article> Articles { get; private set; } = [];

    /// <summary>The page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages { get; private set; }

    /// <summary>Shows a page of pictures, or 404.</summary>
    public IActionResult OnGet(string topic, [FromQuery(Name = "page")] int number = 1)
    {
        if (Release.Library.FindTopic(topic) is not { } found)
            return NotFound();

        Topic = found;
        var all = Release.ArticlesOf(topic, settings.Area, ContentLang);
        Pages = Math.Max(1, (all.Count + PerPage - 1) / PerPage);
        Number = Math.Clamp(number, 1, Pages);
        Articles = [.. all.Skip((Number - 1) * PerPage).Take(PerPage)];
        return Page();
    }
}
