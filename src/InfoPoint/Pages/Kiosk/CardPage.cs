using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Pages.Kiosk;

/// <summary>An article one card at a time: a cover, the step cards, and a last card to take it home.</summary>
public sealed class CardPage : SitePage
{
    private readonly IReadOnlyList<Section> sections;

    private CardPage(Visit visit, Article article, MediaRequests requests)
        : base(visit)
    {
        View = new ArticleView(
            Release,
            article,
            ContentLang,
            other => Addresses.KioskCard(Lang, other),
            ArticleView.AtKiosk
        );
        Missing = new MissingNote(
            requests.Missing(Release, article),
            requests.IsAsked(article),
            Addresses.KioskBring(Lang, article.Id)
        );
        sections = View.Sections;
        Card = Math.Clamp(visit.Number("card", 0), 0, Cards - 1);
        ShowsMore = visit.Number("more", 0) == 1;
    }

    /// <summary>The article in the language shown.</summary>
    public ArticleView View { get; }

    /// <summary>The card, 0 for the cover.</summary>
    public int Card { get; }

    /// <summary>How many cards there are, cover and last card included.</summary>
    public int Cards => View.Article.Withdrawn is null ? sections.Count + 2 : 1;

    /// <summary>The section of a step card, or null on the cover and on the last card.</summary>
    public Section? Section => Card > 0 && Card <= sections.Count ? sections[Card - 1] : null;

    /// <summary>The number of the step, from 1; 0 for text above the first heading.</summary>
    public int Step =>
        Section is null || Section.Heading.Length == 0
            ? 0
            : sections.Take(Card).Count(section => section.Heading.Length > 0);

    /// <summary>True on the last card.</summary>
    public bool IsLast => Card > sections.Count;

    /// <summary>True when everything of the section is shown.</summary>
    public bool ShowsMore { get; }

    /// <summary>The picture: the section's, on the cover the article's; null when there is none.</summary>
    public PictureSource? Picture =>
        Section is { } section
            ? section.Picture is { } file
                ? View.Picture(file)
                : null
            : Addresses.Cover(Release, View.Article, ArticleView.AtKiosk);

    /// <summary>True when the section's picture is not on this machine.</summary>
    public bool LacksPicture => Section?.Picture is { } file && View.LacksPicture(file);

    /// <summary>What of the article is not on this machine; shown on the cover.</summary>
    public MissingNote Missing { get; }

    /// <summary>Sound and films that are here; played on the cover.</summary>
    public IEnumerable<MediaLink> Players =>
        MediaLink
            .Of(Release, View.Article, View.Text.Lang, Missing.Media)
            .Where(item => item.IsHere && item.Kind != MediaKind.Documents);

    /// <summary>The picture's alternative text.</summary>
    public string PictureAlt => Section?.Picture is { } file ? View.Alt(file) : "";

    /// <summary>Where "back" leads: the card before, from the cover the topic.</summary>
    public string Back =>
        Card > 0
            ? Addresses.KioskCard(Lang, View.Article.Id, Card - 1)
            : Addresses.KioskTopic(Lang, View.Article.Topic);

    /// <summary>The address of the article in the reader, for a phone.</summary>
    public string FullAddress => $"{Request.Scheme}://{Request.Host}{Addresses.Article(Lang, View.Article.Id)}";

    /// <summary>Shows a card, or 404.</summary>
    public static IResult Get(Visit visit, MediaRequests requests, string id) =>
        visit.Release.Library.Find(id) is { } article
            ? new Pages_Kiosk_Card { Model = new CardPage(visit, article, requests) }
            : Results.NotFound();
}
