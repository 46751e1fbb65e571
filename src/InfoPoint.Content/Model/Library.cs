using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>A whole library as read; immutable. Bodies and media stay in files.</summary>
public sealed class Library
{
    private readonly Dictionary<string, Article> byId;

    /// <summary>Puts a library together; topics are ordered here.</summary>
    public Library(
        LibraryTitle title,
        IReadOnlyList<Topic> topics,
        AreaTree areas,
        IReadOnlyList<Office> offices,
        IReadOnlyList<GlossaryTerm> glossary,
        IReadOnlyList<Article> articles
    )
    {
        Title = title;
        Topics = [.. topics.OrderBy(topic => topic.Order)];
        Areas = areas;
        Offices = offices;
        Glossary = glossary;
        Articles = articles;
        byId = articles
            .GroupBy(article => article.Id)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>Name, languages, licence and contact.</summary>
    public LibraryTitle Title { get; }

    /// <summary>Topics in their order.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>Areas.</summary>
    public AreaTree Areas { get; }

    /// <summary>Offices.</summary>
    public IReadOnlyList<Office> Offices { get; }

    /// <summary>The glossary.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    /// <summary>Every article with at least one text, ordered by topic folder and id; withdrawn ones included.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Another one whenever glossary, topics or areas are others; null where the source does not know its files' hashes.</summary>
    public string? Mark { get; init; }

    /// <summary>The article of that id, or null.</summary>
    public Article? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The topic of that id, or null.</summary>
    public Topic? FindTopic(string id) => Topics.FirstOrDefault(topic => topic.Id == id);
}

/// <summary><c>library.yaml</c>.</summary>
public sealed record LibraryTitle(
    LocalText Name,
    IReadOnlyList<Lang> Languages,
    Lang DefaultLanguage,
    string? Licence,
    string? Contact
);
