using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>The wall of pictures: at most eight topics, those that suit the area first.</summary>
public sealed class StartPage(Visit visit, SiteSettings settings) : SitePage(visit)
{
    private const int MostPictures = 8;

    /// <summary>The topics on the wall.</summary>
    public IEnumerable<Topic> Topics => Release.TopicsFor(settings.Area).Take(MostPictures);

    /// <summary>Shows the wall.</summary>
    public static IResult Get(Visit visit, SiteSettings settings) =>
        new Pages_Kiosk_Start { Model = new StartPage(visit, settings) };
}
