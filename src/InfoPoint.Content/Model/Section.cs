namespace InfoPoint.Content;

/// <summary>What stands under one level-2 heading; the kiosk shows it as one step card.</summary>
/// <remarks>HTML holds placeholders for addresses until <see cref="SectionLinks"/> fills them in.</remarks>
public sealed record Section
{
    /// <summary>1-based place in the article; the same section has the same number in both languages.</summary>
    public required int Number { get; init; }

    /// <summary>The address of the section in its page, <c>s1</c>, <c>s2</c> …</summary>
    public string Key => $"s{Number}";

    /// <summary>The heading as plain text; empty for text above the first heading.</summary>
    public required string Heading { get; init; }

    /// <summary>File name of the first picture, or null.</summary>
    public string? Picture { get; init; }

    /// <summary>Safe HTML: callouts that stand before the first paragraph.</summary>
    public string CautionHtml { get; init; } = "";

    /// <summary>Safe HTML: the first paragraph.</summary>
    public string LeadHtml { get; init; } = "";

    /// <summary>Safe HTML: everything after the first paragraph.</summary>
    public string RestHtml { get; init; } = "";

    /// <summary>The first paragraph as plain text.</summary>
    public string LeadText { get; init; } = "";

    /// <summary>Everything but the heading as plain text, one block a line; what search indexes.</summary>
    public required string PlainText { get; init; }

    /// <summary>Line of the heading in the Markdown below the front matter, 0-based.</summary>
    public int Line { get; init; }

    /// <summary>Media files named in the section.</summary>
    public IReadOnlyList<LinkAt> Pictures { get; init; } = [];

    /// <summary>Article ids linked from the section.</summary>
    public IReadOnlyList<LinkAt> ArticleLinks { get; init; } = [];
}

/// <summary>A link's target and its 0-based line in the Markdown below the front matter.</summary>
public readonly record struct LinkAt(string Target, int Line);
