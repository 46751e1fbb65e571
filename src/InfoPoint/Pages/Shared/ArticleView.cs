using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages;

/// <summary>One article in the language that a reader gets, its addresses filled in.</summary>
public sealed class ArticleView
{
    private readonly ActiveRelease release;
    private readonly SectionLinks links;
    private readonly string shownAs;

    /// <param name="release">The release in use.</param>
    /// <param name="article">An article with at least one text.</param>
    /// <param name="wanted">The language wanted; the other one is shown when there is no text in it.</param>
    /// <param name="articleHref">Article id to address, in the reader or at the kiosk.</param>
    /// <param name="shownAs">How wide pictures are shown there, as in HTML's <c>sizes</c>.</param>
    public ArticleView(
        ActiveRelease release,
        Article article,
        Lang wanted,
        Func<string, string> articleHref,
        string shownAs
    )
    {
        this.release = release;
        this.shownAs = shownAs;
        Article = article;
        Text =
            article.TextOrOther(wanted) ?? throw new ArgumentException($"{article.Id} has no text.", nameof(article));
        links = new SectionLinks(articleHref, Picture, file => Alt(file));
        Sections = Text.ReadSections();
        IsOtherLanguage = Text.Lang != wanted;
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>The text shown.</summary>
    public ArticleText Text { get; }

    /// <summary>The sections of the text.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>True when there is no text in the language wanted.</summary>
    public bool IsOtherLanguage { get; }

    /// <summary>True when the translation shown is behind its original.</summary>
    public bool IsStale => Article.IsStale(Text.Lang);

    /// <summary>True when mistakes can harm and no officer has signed the text off.</summary>
    public bool NeedsStaff => Article.Safety == Safety.Critical && Text.Review != ReviewState.Approved;

    /// <summary>True for a Lao text that no Lao reader has checked.</summary>
    public bool IsUncheckedLao => Text.Lang == Lang.Lo && Text.Review == ReviewState.Draft;

    /// <summary>Pictures stand beside the text; on a phone they are as wide as the page.</summary>
    public const string InReader = "(max-width: 44rem) 100vw, 18rem";

    /// <summary>A card's picture takes three fifths of a lying screen, and the whole width of a standing one.</summary>
    public const string AtKiosk = "(orientation: portrait) 100vw, 60vw";

    /// <summary>Where a picture is.</summary>
    public PictureSource Picture(string file) => Addresses.Picture(release, Article, file, shownAs);

    /// <summary>True when the point left a picture out: neither it nor a smaller size is here.</summary>
    public bool LacksPicture(string file) => release.Files.Lacks(Article.MediaPath(file));

    /// <summary>The alternative text of a picture in the language shown.</summary>
    public string Alt(string file) => Article.MediaNamed(file)?.Alt.For(Text.Lang) ?? "";

    /// <summary>Safe HTML of a section with its addresses.</summary>
    public string Html(string html) => links.Fill(html);
}
