using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>Names and kinds of the index's fields.</summary>
internal static class Fields
{
    public const string Title = "title";
    public const string Lead = "lead";
    public const string Body = "body";
    public const string Id = "id";
    public const string Lang = "lang";
    public const string Topic = "topic";
    public const string Kind = "kind";
    public const string Audience = "audience";
    public const string Area = "area";
    public const string Flags = "flags";
    public const string Published = "published";
    public const string ShownTitle = "shown-title";
    public const string ShownSummary = "shown-summary";
    public const string ShownBody = "shown-body";
    public const string Concepts = "concepts";

    /// <summary>Matches every area.</summary>
    public const string Everywhere = "*";

    /// <summary>The fields in which words are looked for, with what a place in them is worth and how much their length counts.</summary>
    public static IReadOnlyList<SearchedField> Searched { get; } =
    [
        new(Title, Weights.Title, Weights.TitleLength),
        new(Lead, Weights.Lead, Weights.LeadLength),
        new(Body, Weights.Body, Weights.BodyLength),
    ];

    /// <summary>Bodies: snippets need to know where a term stands.</summary>
    public static FieldType WithPlaces { get; } = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);

    /// <summary>All others: how often is enough.</summary>
    public static FieldType Counted { get; } = Type(IndexOptions.DOCS_AND_FREQS);

    /// <summary>Neighbours are kept apart from words, without places.</summary>
    public static string Phrases(string field) => field + ".phrases";

    /// <summary>How many base positions a text has in a field.</summary>
    public static string Length(string field) => field + ".length";

    private static FieldType Type(IndexOptions options)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = true, // lengths are kept exactly, as numbers
            IndexOptions = options,
        };
        type.Freeze();
        return type;
    }
}

/// <summary>A field in which words are looked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">What a place in it is worth beside one in the body.</param>
/// <param name="LengthShare">BM25's b: 0 when length says nothing, 1 when it says all.</param>
internal sealed record SearchedField(string Name, float Weight, float LengthShare);

/// <summary>What a result list needs to know of a text without reading it.</summary>
[Flags]
internal enum TextFlags
{
    None = 0,
    Stale = 1,
    Reviewed = 2,
    HasOtherLanguage = 4,
}
