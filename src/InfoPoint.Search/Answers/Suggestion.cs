namespace InfoPoint.Search;

/// <summary>One completion of what is being typed.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Kind"><c>article</c>, <c>term</c>, or <c>query</c> for what others asked.</param>
/// <param name="Id">The article's id, or null.</param>
public sealed record Suggestion(string Text, string Kind, string? Id);

/// <summary>An article about the same things.</summary>
public sealed record RelatedArticle(string Id, float Score);

/// <summary>The index cannot be read: it is damaged, or was written by another version. It can be built again.</summary>
public sealed class IndexUnreadableException(string message, Exception? cause = null) : Exception(message, cause);
