using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Site;

namespace InfoPoint.Pages;

/// <summary>What every page shows: its visit, and the same page in other languages.</summary>
public abstract class SitePage(Visit visit)
{
    /// <inheritdoc cref="Visit.Lang"/>
    public Lang Lang => visit.Lang;

    /// <inheritdoc cref="Visit.ContentLang"/>
    public Lang ContentLang => visit.ContentLang;

    /// <inheritdoc cref="Visit.Release"/>
    public ActiveRelease Release => visit.Release;

    /// <inheritdoc cref="Visit.HasRelease"/>
    public bool HasRelease => visit.HasRelease;

    /// <summary>The request.</summary>
    protected HttpRequest Request => visit.Http.Request;

    /// <summary>The same page in another language, as an address.</summary>
    public string InLanguage(Lang lang)
    {
        var path = PageRules.AskedPath(visit.Http);
        var rest = path.Length > 3 ? path[3..] : "";
        return $"/{lang.Tag()}{rest}{Request.QueryString}";
    }
}
