using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>Names and kinds of the index's fields.</summary>
internal static class Fields
{
    public const string Title = "title";
    public const string Lead = "lead";
    public const string Body = "body";
    public const string Pairs = "pairs";
    public const string TitlePairs = "titlepairs";
    public const string Id = "id";
    public const string Lang = "lang";
    public const string Topic = "topic";
    public const string Kind = "kind";
    public const string Area = "area";
    public const string Flags = "flags";
    public const string ShownTitle = "shown-title";
    public const string ShownSummary = "shown-summary";
    public const string ShownBody = "shown-body";
    public const string Concepts = "concepts";

    /// <summary>Matches every area.</summary>
    public const string Everywhere = "*";

    /// <summary>The fields in which words are looked for, with their weights.</summary>
    public static IReadOnlyList<(string Name, float Weight)> Searched { get; } =
    [(Title, Weights.Title), (Lead, Weights.Lead), (Body, Weights.Body)];

    public static FieldType WithPlaces { get; } =
        Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, omitNorms: false);

    public static FieldType Counted { get; } = Type(IndexOptions.DOCS_AND_FREQS, omitNorms: true);

    private static FieldType Type(IndexOptions options, bool omitNorms)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = omitNorms,
            IndexOptions = options,
        };
        type.Freeze();
        return type;
    }
}

/// <summary>What a result list needs to know of a text without reading it.</summary>
[Flags]
internal enum TextFlags
{
    None = 0,
    Stale = 1,
    Reviewed = 2,
    HasOtherLanguage = 4,
}
