namespace InfoPoint.Language;

/// <summary>A language of texts and pages. English has interface texts only.</summary>
public enum Lang
{
    /// <summary>Vietnamese, tag <c>vi</c>.</summary>
    Vi,

    /// <summary>Lao, tag <c>lo</c>.</summary>
    Lo,

    /// <summary>English, tag <c>en</c>.</summary>
    En,
}

/// <summary>Tags and names of languages.</summary>
public static class LangTags
{
    /// <summary>The two languages in which articles are written, Vietnamese first.</summary>
    public static IReadOnlyList<Lang> OfContent { get; } = [Lang.Vi, Lang.Lo];

    /// <summary>The BCP 47 tag: <c>vi</c>, <c>lo</c> or <c>en</c>.</summary>
    public static string Tag(this Lang lang) =>
        lang switch
        {
            Lang.Vi => "vi",
            Lang.Lo => "lo",
            _ => "en",
        };

    /// <summary>The other language of articles: Lao for Vietnamese, Vietnamese for Lao and for English.</summary>
    public static Lang Other(this Lang lang) => lang == Lang.Vi ? Lang.Lo : Lang.Vi;

    /// <summary>Reads exactly <c>vi</c>, <c>lo</c> or <c>en</c>.</summary>
    public static bool TryParse(string? tag, out Lang lang)
    {
        (var known, lang) = tag switch
        {
            "vi" => (true, Lang.Vi),
            "lo" => (true, Lang.Lo),
            "en" => (true, Lang.En),
            _ => (false, default),
        };
        return known;
    }
}
