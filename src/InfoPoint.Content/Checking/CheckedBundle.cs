namespace InfoPoint.Content;

/// <summary>A bundle that had no error when it was checked: what its files were, and what it needs elsewhere in the library.</summary>
/// <param name="Digest">Stands for the bytes of every file of the bundle.</param>
/// <param name="Topics">Topics that must be there.</param>
/// <param name="Areas">Areas that must be there.</param>
/// <param name="Terms">Terms of the glossary that must be there.</param>
/// <param name="Articles">Articles that must be there.</param>
/// <param name="Warnings">How many warnings it had.</param>
public sealed record CheckedBundle(
    string Digest,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Terms,
    IReadOnlyList<string> Articles,
    int Warnings
);
