using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Pages.Shared;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using RazorSlices;

namespace InfoPoint.Pages;

/// <summary>What every <c>.cshtml</c> has: texts, addresses of styles and scripts, and the parts that pages share.</summary>
/// <typeparam name="TModel">What is shown.</typeparam>
/// <remarks>
/// Views are made with <c>new</c>, and <c>@inject</c> is not used: the package's own way looks for it by reflection, compiles
/// code at run time and loads all of MVC for that. <c>Html</c>, which Razor declares in every view, is therefore null.
/// </remarks>
internal abstract class View<TModel> : RazorLayoutSlice<TModel>
{
    /// <summary>Texts of the reader.</summary>
    protected IStringLocalizer T => field ??= Service<IStringLocalizer<Texts.Reader>>();

    /// <summary>Texts of the kiosk.</summary>
    protected IStringLocalizer K => field ??= Service<IStringLocalizer<Texts.Kiosk>>();

    /// <summary>One of the site's services.</summary>
    protected TService Service<TService>()
        where TService : notnull => HttpContext!.RequestServices.GetRequiredService<TService>(); // set before anything is written

    /// <summary>The address of a style or script of ours, e.g. <c>css/reader.css</c>.</summary>
    protected string Asset(string path) => Service<Assets>().Address(path);

    /// <summary>HTML that is known to be safe.</summary>
    protected static HtmlString Raw(string html) => new(html);

    /// <summary>The hidden field without which a form is not accepted.</summary>
    protected HtmlString FormToken()
    {
        var tokens = Service<IAntiforgery>().GetAndStoreTokens(HttpContext!); // set before anything is written
        return Raw($"<input name=\"{tokens.FormFieldName}\" type=\"hidden\" value=\"{tokens.RequestToken}\" />");
    }

    /// <summary>One of the drawings of <c>Icon.cshtml</c>.</summary>
    protected ValueTask<HtmlString> IconAsync(string name) =>
        RenderPartialAsync(new Pages_Shared_Icon { Model = name });

    protected ValueTask<HtmlString> LogoAsync() => RenderPartialAsync(new Pages_Shared_Logo());

    /// <summary>Links to the same page in every language.</summary>
    protected ValueTask<HtmlString> LangsAsync(SitePage page) =>
        RenderPartialAsync(new Pages_Shared_Langs { Model = page });

    /// <summary>The search field, filled in.</summary>
    protected ValueTask<HtmlString> FindAsync(Lang lang, string query = "") =>
        RenderPartialAsync(new Pages_Shared_Find { Model = (lang, query) });

    protected ValueTask<HtmlString> TileAsync(SitePage page, Article article) =>
        RenderPartialAsync(new Pages_Shared_ArticleTile { Model = (page, article) });

    protected ValueTask<HtmlString> MissingAsync(MissingNote note) =>
        RenderPartialAsync(new Pages_Shared_Missing { Model = note });

    protected ValueTask<HtmlString> BringAsync(BringPage page) =>
        RenderPartialAsync(new Pages_Shared_Bring { Model = page });

    protected ValueTask<HtmlString> PlayerAsync(MediaLink media) =>
        RenderPartialAsync(new Pages_Shared_Player { Model = media });
}
