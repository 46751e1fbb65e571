namespace InfoPoint.Search;

/// <summary>A term at its place.</summary>
internal readonly record struct IndexToken(string Term, int Position, int Start, int End);
