using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;

namespace InfoPoint.Site;

/// <summary>Addresses of pages; the only place that writes them (docs/architecture.md, "Addresses").</summary>
public static class Addresses
{
    /// <summary>The reader's start page.</summary>
    public static string Home(Lang lang) => $"/{lang.Tag()}";

    /// <summary>A topic in the reader.</summary>
    public static string Topic(Lang lang, string topic) => $"/{lang.Tag()}/topics/{topic}";

    /// <summary>An article in the reader.</summary>
    public static string Article(Lang lang, string id) => $"/{lang.Tag()}/articles/{id}";

    /// <summary>An area in the reader.</summary>
    public static string Area(Lang lang, string id) => $"/{lang.Tag()}/areas/{id}";

    /// <summary>The search page, with the query where there is one.</summary>
    public static string Search(Lang lang, string? query = null) =>
        query is null ? $"/{lang.Tag()}/search" : $"/{lang.Tag()}/search?q={Uri.EscapeDataString(query)}";

    /// <summary>The crop calendar of a place, for a month or the whole year.</summary>
    public static string Calendar(Lang lang, string? area = null, int? month = null) =>
        $"/{lang.Tag()}/calendar"
        + (area is null ? "" : $"?area={area}")
        + (month is null ? "" : $"{(area is null ? "?" : "&")}month={month}");

    /// <summary>How this machine is.</summary>
    public static string Status(Lang lang) => $"/{lang.Tag()}/status";

    /// <summary>The kiosk's start page.</summary>
    public static string Kiosk(Lang lang) => $"/{lang.Tag()}/kiosk";

    /// <summary>A page of pictures of a topic at the kiosk; pages count from 1.</summary>
    public static string KioskTopic(Lang lang, string topic, int page = 1) =>
        $"/{lang.Tag()}/kiosk/topics/{topic}" + (page > 1 ? $"?page={page}" : "");

    /// <summary>A card of an article at the kiosk; card 0 is the cover.</summary>
    public static string KioskCard(Lang lang, string id, int card = 0) =>
        $"/{lang.Tag()}/kiosk/articles/{id}" + (card > 0 ? $"?card={card}" : "");

    /// <summary>Search at the kiosk.</summary>
    public static string KioskSearch(Lang lang) => $"/{lang.Tag()}/kiosk/search";

    /// <summary>A media file of an article; the address changes with the release, so browsers may keep it for ever.</summary>
    public static string Media(ActiveRelease release, string article, string file) =>
        $"/media/{article}/{Uri.EscapeDataString(file)}?r={release.Number}";

    /// <summary>A media file of the library itself.</summary>
    public static string Media(ActiveRelease release, string file) =>
        $"/media/{Uri.EscapeDataString(file)}?r={release.Number}";

    /// <summary>The picture that stands for an article in lists: its first, else its topic's icon, else none.</summary>
    public static string? Cover(ActiveRelease release, Article article)
    {
        var picture = article.Media.FirstOrDefault(item =>
            item.File.EndsWith(".svg", StringComparison.Ordinal)
            || item.File.EndsWith(".webp", StringComparison.Ordinal)
        );
        return picture is not null ? Media(release, article.Id, picture.File)
            : release.Library.FindTopic(article.Topic)?.Icon is { } icon ? Media(release, icon)
            : null;
    }
}
