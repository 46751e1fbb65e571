using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>The wall of pictures: at most eight topics, those that suit the area first.</summary>
public sealed class StartModel(CurrentRelease current, SiteSettings settings) : SitePage(current)
{
    private const int MostPictures = 8;

    /// <summary>The topics on the wall.</summary>
    public IEnumerable<Topic> Topics => Release.TopicsFor(settings.Area).Take(MostPictures);
}
