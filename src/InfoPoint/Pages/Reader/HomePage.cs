using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>The start page: search first, what the month asks of this area, topics as pictures, news.</summary>
public sealed class HomePage(Visit visit, SiteSettings settings, TimeProvider clock) : SitePage(visit)
{
    /// <summary>The point's area, or null at the hub.</summary>
    public Area? Area => Release.Library.Areas.Find(settings.Area);

    /// <summary>Topics in the order that suits the area.</summary>
    public IReadOnlyList<Topic> Topics => Release.TopicsFor(settings.Area);

    /// <summary>This month, 1 to 12.</summary>
    public int Month => clock.GetLocalNow().Month;

    /// <summary>What this month asks: at most six articles with the activity.</summary>
    public IReadOnlyList<(Activity Activity, Article Article)> Season =>
        [
            .. Release
                .Readable.Where(article =>
                    settings.Area is null || Release.Library.Areas.Suits(article.Areas, settings.Area)
                )
                .SelectMany(article =>
                    article
                        .Calendar.Where(entry => entry.Months.Contains(Month))
                        .Take(1)
                        .Select(entry => (entry.Activity, article))
                )
                .Take(6),
        ];

    /// <summary>The newest dated news, at most three.</summary>
    public IReadOnlyList<Article> News =>
        [
            .. Release
                .Readable.Where(article => article.Kind == ArticleKind.News)
                .OrderByDescending(article => article.Published)
                .Take(3),
        ];

    /// <summary>Shows the page.</summary>
    public static IResult Get(Visit visit, SiteSettings settings, TimeProvider clock) =>
        new Pages_Reader_Home { Model = new HomePage(visit, settings, clock) };
}
