using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Api;

/// <summary>What a request asks for, read the same way everywhere.</summary>
public static class Asked
{
    /// <summary>The language named, else that of <c>Accept-Language</c>, else Vietnamese; null when the name is none of ours.</summary>
    public static Lang? Lang(HttpContext http, string? named)
    {
        if (!string.IsNullOrEmpty(named))
            return LangTags.TryParse(named, out var lang) ? lang : null;
        return Preferred(http) ?? InfoPoint.Language.Lang.Vi;
    }

    /// <summary>The language of somebody whose address names none: chosen before, else preferred by the browser, else the library's.</summary>
    public static Lang OfReader(HttpContext http, Library? library) =>
        LangTags.TryParse(http.Request.Cookies["lang"], out var chosen)
            ? chosen
            : Preferred(http) ?? library?.Title.DefaultLanguage ?? InfoPoint.Language.Lang.Vi;

    /// <summary>The first of our languages that the browser asks for, or null.</summary>
    public static Lang? Preferred(HttpContext http)
    {
        foreach (
            var wanted in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1)
        )
            if (LangTags.TryParse(wanted.Value.ToString().Split('-')[0], out var lang))
                return lang;
        return null;
    }

    /// <summary>The answer to a language that is none of ours.</summary>
    public static IResult WrongLang(string? named) =>
        ApiJson.Problem(400, "lang-unknown", $"lang is vi, lo or en, not {named}.");
}

/// <summary>The answer while there is no release.</summary>
public static class NoRelease
{
    /// <summary>503: try again soon.</summary>
    public static IResult Answer() =>
        ApiJson.Problem(
            503,
            "no-release",
            "This machine has no content yet; it is taken in as soon as the hub or a stick is there."
        );
}
