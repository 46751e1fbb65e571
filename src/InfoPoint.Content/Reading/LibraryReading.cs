namespace InfoPoint.Content;

/// <summary>A library as far as it could be read, and everything that was wrong with its files.</summary>
public sealed record LibraryReading(Library Library, IReadOnlyList<Problem> Problems);
