using InfoPoint.Content;
using InfoPoint.Point;

namespace InfoPoint.Pages.Reader;

/// <summary>An area: what is special about it, its topics, what was written for it, the areas around and inside.</summary>
public sealed class AreaPage(Visit visit, Area area) : SitePage(visit)
{
    /// <summary>The area.</summary>
    public Area Area => area;

    /// <summary>The areas around it, the widest first.</summary>
    public IReadOnlyList<Area> Around => [.. Release.Library.Areas.Around(Area.Id).Skip(1).Reverse()];

    /// <summary>The areas directly inside.</summary>
    public IReadOnlyList<Area> Inside => [.. Release.Library.Areas.Inside(Area.Id)];

    /// <summary>Topics in the order that suits the area.</summary>
    public IReadOnlyList<Topic> Topics => Release.TopicsFor(Area.Id);

    /// <summary>Articles written for this area or one around or inside it.</summary>
    public IReadOnlyList<Article> OwnArticles =>
        [
            .. Release.Readable.Where(article =>
                article.Areas.Count > 0 && Release.Library.Areas.Suits(article.Areas, Area.Id)
            ),
        ];

    /// <summary>Shows the area, or 404.</summary>
    public static IResult Get(Visit visit, string id) =>
        visit.Release.Library.Areas.Find(id) is { } area
            ? new Pages_Reader_Area { Model = new AreaPage(visit, area) }
            : Results.NotFound();
}
