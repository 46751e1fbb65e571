using Ganss.Xss;

namespace InfoPoint.Content;

/// <summary>Lets only known harmless HTML through: an article never runs as a program.</summary>
internal static class HtmlAllowList
{
    private static readonly HtmlSanitizer Sanitizer = new(
        new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p",
                "br",
                "hr",
                "strong",
                "em",
                "code",
                "pre",
                "blockquote",
                "ul",
                "ol",
                "li",
                "h3",
                "h4",
                "h5",
                "h6",
                "div",
                "sup",
                "a",
                "img",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "href",
                "src",
                "alt",
                "class",
                "id",
                "start",
                "style",
                "title",
            },
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "text-align" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "http",
                "https",
                "mailto",
                "tel",
                SectionLinks.Scheme,
            },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        }
    );

    static HtmlAllowList()
    {
        Sanitizer.AllowedClasses.UnionWith([
            "tip",
            "warning",
            "danger",
            "footnotes",
            "footnote-ref",
            "footnote-back-ref",
            "right",
            "center",
        ]);
        // A content security policy without inline styles would drop these: classes carry the alignment of table cells.
        Sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement element || element.GetAttribute("style") is not { } style)
                return;

            element.RemoveAttribute("style");
            if (style.Contains("right", StringComparison.Ordinal))
                element.ClassList.Add("right");
            else if (style.Contains("center", StringComparison.Ordinal))
                element.ClassList.Add("center");
        };
    }

    public static string Clean(string html) => Sanitizer.Sanitize(html);
}
