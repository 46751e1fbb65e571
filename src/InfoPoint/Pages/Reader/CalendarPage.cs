using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>What is done in which month, for a province or district.</summary>
public sealed class CalendarPage : SitePage
{
    private static readonly string[] Provinces = ["salavan", "quang-tri"];

    private readonly SiteSettings settings;
    private readonly TimeProvider clock;

    private CalendarPage(Visit visit, SiteSettings settings, TimeProvider clock, string? area)
        : base(visit)
    {
        this.settings = settings;
        this.clock = clock;
        var areas = Release.Library.Areas;
        Area = areas.Find(area) ?? areas.Find(settings.Area) ?? Places.FirstOrDefault();
        Month = visit.Number("month", 0) is >= 1 and <= 12 and var month ? month : null;
    }

    /// <summary>The place; the point's own area where nothing is asked, else the first province.</summary>
    public Area? Area { get; }

    /// <summary>The month shown, 1 to 12, or null for the whole year.</summary>
    public int? Month { get; }

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
    public static IResult Get(Visit visit, SiteSettings settings, TimeProvider clock, string? area) =>
        new Pages_Reader_Calendar { Model = new CalendarPage(visit, settings, clock, area) };

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
