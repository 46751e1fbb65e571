using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Reader;

/// <summary>What is done in which month, for a province or district.</summary>
public sealed class CalendarModel(CurrentRelease current, SiteSettings settings, TimeProvider clock) : SitePage(current)
{
    private static readonly string[] Provinces = ["salavan", "quang-tri"];

    /// <summary>The place; the point's own area where nothing is asked, else the first province.</summary>
    public Area? Area { get; private set; }

    /// <summary>The month shown, 1 to 12, or null for the whole year.</summary>
    public int? Month { get; private set; }

    /// <summary>This month, 1 to 12.</summary>
    public int Now => clock.GetLocalNow().Month;

    /// <summary>Places to choose from: the provinces, and the point's own area.</summary>
    public IEnumerable<Area> Places =>
        Provinces.Append(settings.Area).Distinct().Select(Release.Library.Areas.Find).OfType<Area>();

    /// <summary>Articles with something to do in the time shown, by topic in the order that suits the place.</summary>
    public IEnumerable<(Topic Topic, List<Article> Articles)> Topics =>
        Release.TopicsFor(Area?.Id).Select(topic => (topic, ArticlesOf(topic))).Where(group => group.Item2.Count > 0);

    /// <summary>The same page for another place or month.</summary>
    public string With(string? area, int? month) => Addresses.Calendar(Lang, area, month);

    /// <summary>The name of a month in the language of the page.</summary>
    public string NameOf(int month) => CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month);

    /// <summary>Shows the calendar; an area or month that is none shows the default.</summary>
    public void OnGet([FromQuery] string? area, [FromQuery] string? month)
    {
        var areas = Release.Library.Areas;
        Area = areas.Find(area) ?? areas.Find(settings.Area) ?? Places.FirstOrDefault();
        Month = int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number is >= 1 and <= 12
                ? number
                : null
            : null;
    }

    private List<Article> ArticlesOf(Topic topic) =>
        [
            .. Release
                .ArticlesOf(topic.Id, Area?.Id, ContentLang)
                .Where(article =>
                    (Area is null || Release.Library.Areas.Suits(article.Areas, Area.Id))
                    && article.Calendar.Any(entry => Month is not { } asked || entry.Months.Contains(asked))
                ),
        ];
}
