using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>One short text in several languages, NFC; null where a language is missing.</summary>
public sealed record LocalText(string? Vi, string? Lo, string? En = null)
{
    /// <summary>A text that says nothing in any language.</summary>
    public static LocalText Empty { get; } = new(null, null);

    /// <summary>The text in that language and no other, or null.</summary>
    public string? In(Lang lang) =>
        lang switch
        {
            Lang.Vi => Vi,
            Lang.Lo => Lo,
            _ => En,
        };

    /// <summary>The text in that language, else in Vietnamese, Lao or English, else empty.</summary>
    public string For(Lang lang) => In(lang) ?? (lang == Lang.En ? Vi ?? Lo : Vi ?? Lo ?? En) ?? "";
}
