namespace InfoPoint.Content;

/// <summary>A library as far as it could be read, and everything that was wrong with its files.</summary>
/// <param name="Library">The library; with a <see cref="CheckMemory"/> only the bundles that had to be read.</param>
/// <param name="Problems">What is wrong with what was read.</param>
public sealed record LibraryReading(Library Library, IReadOnlyList<Problem> Problems)
{
    /// <summary>Warnings of bundles that have not changed since they were reported.</summary>
    public int KnownWarnings { get; init; }
}
