using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What is kept in memory of each text in the index.</summary>
/// <param name="Article">The article's number in the <see cref="TextTable"/>, -1 for a text that was taken out.</param>
/// <param name="Lang">The language of the text.</param>
/// <param name="Topic">The topic's number there.</param>
/// <param name="Areas">The number there of the areas as indexed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Flags">More of it.</param>
/// <param name="PublishedDay">Day number of the first publication, 0 when unknown.</param>
internal readonly record struct TextEntry(
    int Article,
    Lang Lang,
    int Topic,
    int Areas,
    ArticleKind Kind,
    Audience Audience,
    TextFlags Flags,
    int PublishedDay
);
