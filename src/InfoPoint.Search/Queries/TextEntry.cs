using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What is kept in memory of each text in the index.</summary>
internal readonly record struct TextEntry(string Id, Lang Lang, string Topic, ArticleKind Kind, TextFlags Flags);
