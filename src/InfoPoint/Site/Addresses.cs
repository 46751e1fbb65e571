using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;

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

    /// <summary>A picture of an article: the sizes that are here, and the original where it is.</summary>
    /// <param name="release">The release.</param>
    /// <param name="article">The article.</param>
    /// <param name="file">File name in its <c>media/</c>.</param>
    /// <param name="shownAs">How wide the page shows it, as in HTML's <c>sizes</c>.</param>
    public static PictureSource Picture(ActiveRelease release, Article article, string file, string shownAs)
    {
        var path = article.MediaPath(file);
        var sizes = release.Files.SizesHere(path);
        var original = Media(release, article.Id, file);
        if (sizes.Count == 0)
            return new PictureSource(original);

        var all = sizes.Select(size => $"{SizeAddress(size)} {size.Width}w").ToList();
        var widest = sizes[^1];
        if (!release.Files.IsHere(path))
            return new PictureSource(SizeAddress(widest), string.Join(", ", all), shownAs);
        all.Add($"{original} {widest.Width * 2}w"); // wider than the widest size; how much is not known and matters little
        return new PictureSource(original, string.Join(", ", all), shownAs);

        string SizeAddress(PictureSize size) => Media(release, article.Id, Path.GetFileName(size.Path));
    }

    /// <summary>A media file of the library itself.</summary>
    public static string Media(ActiveRelease release, string file) =>
        $"/media/{Uri.EscapeDataString(file)}?r={release.Number}";

    /// <summary>Asks for media of an article that are not here.</summary>
    public static string Bring(Lang lang, string id) => $"{Article(lang, id)}/bring";

    /// <summary>The same at the kiosk.</summary>
    public static string KioskBring(Lang lang, string id) => $"{KioskCard(lang, id)}/bring";

    /// <summary>The picture that stands for an article in lists: its first that is here and light, else its topic's icon, else none.</summary>
    public static string? Cover(ActiveRelease release, Article article) =>
        CoverFile(release, article) is { } file
            ? Media(
                release,
                article.Id,
                release.Files.SizesHere(article.MediaPath(file)) is [var smallest, ..]
                    ? Path.GetFileName(smallest.Path)
                    : file
            )
            : TopicIcon(release, article);

    /// <summary>The same for a page of its own, in the size that fits.</summary>
    public static PictureSource? Cover(ActiveRelease release, Article article, string shownAs) =>
        CoverFile(release, article) is { } file ? Picture(release, article, file, shownAs)
        : TopicIcon(release, article) is { } icon ? new PictureSource(icon)
        : null;

    /// <summary>The first picture that is here and light: a drawing, a WebP, or one with a smaller size.</summary>
    private static string? CoverFile(ActiveRelease release, Article article) =>
        article
            .Media.Select(item => item.File)
            .FirstOrDefault(file =>
                release.Files.SizesHere(article.MediaPath(file)).Count > 0
                || (Path.GetExtension(file) is ".svg" or ".webp" && release.Files.IsHere(article.MediaPath(file)))
            );

    private static string? TopicIcon(ActiveRelease release, Article article) =>
        release.Library.FindTopic(article.Topic)?.Icon is { } icon ? Media(release, icon) : null;
}
