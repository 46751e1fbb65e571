using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What is kept in memory of each text in the index; <paramref name="Article"/> counts articles from 0 and is -1 for a text that was taken out.</summary>
internal readonly record struct TextEntry(
    int Article,
    string Id,
    Lang Lang,
    string Topic,
    string Areas,
    ArticleKind Kind,
    Audience Audience,
    TextFlags Flags,
    int PublishedDay
);
