using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Pages.Reader;

/// <summary>What a search is restricted to; null is everything.</summary>
/// <param name="Topic">Topic id.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Area">Area id.</param>
/// <param name="Audience">For whom.</param>
/// <param name="In">Only texts in this language.</param>
public sealed record SearchFilter(string? Topic, ArticleKind? Kind, string? Area, Audience? Audience, Lang? In)
{
    /// <summary>Everything.</summary>
    public static SearchFilter None { get; } = new(null, null, null, null, null);

    /// <summary>Reads the parts of an address; what is none of ours restricts nothing.</summary>
    public static SearchFilter Parse(string? topic, string? kind, string? area, string? audience, string? only) =>
        new(
            string.IsNullOrEmpty(topic) ? null : topic,
            YamlNames.TryParse<ArticleKind>(kind, out var known) ? known : null,
            string.IsNullOrEmpty(area) ? null : area,
            YamlNames.TryParse<Audience>(audience, out var readers) ? readers : null,
            LangTags.TryParse(only, out var lang) && lang != Lang.En ? lang : null
        );

    /// <summary>True when anything but the topic is restricted.</summary>
    public bool IsNarrow => Kind is not null || Area is not null || Audience is not null;

    /// <summary>The search of a query with these filters.</summary>
    public SearchRequest Request(string query, Lang lang, int limit, int offset) =>
        new(query, lang)
        {
            Topic = Topic,
            Kind = Kind,
            Area = Area,
            Audience = Audience,
            In = In,
            Limit = limit,
            Offset = offset,
        };

    /// <summary>The page that shows that search.</summary>
    public string Address(Lang lang, string query, int page) =>
        Addresses.Search(lang, query)
        + Part("topic", Topic)
        + Part("kind", Kind is { } kind ? YamlNames.Of(kind) : null)
        + Part("area", Area)
        + Part("audience", Audience is { } audience ? YamlNames.Of(audience) : null)
        + Part("in", In?.Tag())
        + (page > 1 ? $"&page={page}" : "");

    private static string Part(string name, string? value) =>
        value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
