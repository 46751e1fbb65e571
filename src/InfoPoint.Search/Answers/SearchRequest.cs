using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What somebody looks for.</summary>
/// <param name="Text">As typed; anything at all.</param>
/// <param name="Lang">The reader's language: its pages come first.</param>
public sealed record SearchRequest(string Text, Lang Lang)
{
    /// <summary>Only texts in this language, or null.</summary>
    public Lang? In { get; init; }

    /// <summary>Only this topic, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Only articles that suit this area, or null.</summary>
    public string? Area { get; init; }

    /// <summary>Only this kind, or null.</summary>
    public ArticleKind? Kind { get; init; }

    /// <summary>Only for these readers, or null.</summary>
    public Audience? Audience { get; init; }

    /// <summary>At most this many hits, 1 to 100.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Hits left out at the beginning.</summary>
    public int Offset { get; init; }
}
