namespace InfoPoint.Content;

/// <summary>A subject under which articles stand; its id is a folder's name.</summary>
public sealed record Topic(string Id, LocalText Name, LocalText Summary, string? Icon, int Order, string? Parent);
