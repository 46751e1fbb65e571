using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>One bundle: what both languages share, and its texts.</summary>
/// <remarks>Format: docs/format.md, "An article".</remarks>
public sealed record Article
{
    /// <summary>The folder's name, 3 to 64 of a-z, 0-9 and single inner hyphens; the article's public address.</summary>
    public required string Id { get; init; }

    /// <summary>Topic id: the name of the folder above.</summary>
    public required string Topic { get; init; }

    /// <summary>What it is.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>Area ids; empty means everywhere.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>For whom.</summary>
    public Audience Audience { get; init; }

    /// <summary>Whether mistakes can harm.</summary>
    public Safety Safety { get; init; }

    /// <summary>First day of publication.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>After this day the advice must be looked at again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>What is done in which months.</summary>
    public IReadOnlyList<CalendarEntry> Calendar { get; init; } = [];

    /// <summary>Glossary ids, added to those found in the text.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>Ids of articles to read next.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Pictures, sound, video and documents, as listed in <c>article.yaml</c>.</summary>
    public IReadOnlyList<MediaItem> Media { get; init; } = [];

    /// <summary>For <see cref="ArticleKind.Question"/>: the role that answered, e.g. <c>mushroom trainer</c>.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>For <see cref="ArticleKind.Variety"/>: what can be compared; else null.</summary>
    public VarietyFacts? Variety { get; init; }

    /// <summary>For <see cref="ArticleKind.Pest"/>: how it is recognised; else null.</summary>
    public PestFacts? Pest { get; init; }

    /// <summary>For <see cref="ArticleKind.Course"/>: ids of its lessons in their order.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>Set when the page was taken back; a notice stays at its address.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>The texts, at most one a language.</summary>
    public IReadOnlyList<ArticleText> Texts { get; init; } = [];

    /// <summary>Another one whenever <c>article.yaml</c> or a text is another one; null where the source of the library does not know its files' hashes.</summary>
    public string? Mark { get; init; }

    /// <summary>Where a file of the article's <c>media/</c> lies in the library.</summary>
    public string MediaPath(string file) => $"articles/{Topic}/{Id}/media/{file}";

    /// <summary>The text in that language, or null.</summary>
    public ArticleText? Text(Lang lang) => Texts.FirstOrDefault(text => text.Lang == lang);

    /// <summary>The text in that language, else in the other one, else null.</summary>
    public ArticleText? TextOrOther(Lang lang) =>
        Text(lang) ?? Text(lang.Other()) ?? (Texts.Count > 0 ? Texts[0] : null);

    /// <summary>True when the text is a translation of an earlier revision than the original now has.</summary>
    public bool IsStale(Lang lang) =>
        Text(lang) is { Translates: { } origin }
        && Text(origin.Lang) is { } original
        && origin.Revision < original.Revision;

    /// <summary>The description of one media file, or null when it is not listed.</summary>
    public MediaItem? MediaNamed(string file) => Media.FirstOrDefault(item => item.File == file);
}

/// <summary>What is done in these months, 1 to 12.</summary>
public sealed record CalendarEntry(Activity Activity, IReadOnlyList<int> Months);

/// <summary>Where facts come from; only the title is certain to be there.</summary>
public sealed record Source(string Title, string? Publisher, string? Url, int? Year);

/// <summary>One file of an article's <c>media/</c> folder.</summary>
public sealed record MediaItem(string File, LocalText Alt, string? Credit, string? Licence);

/// <summary>Why and when a page was taken back.</summary>
public sealed record Withdrawal(DateOnly? Date, LocalText Reason);
