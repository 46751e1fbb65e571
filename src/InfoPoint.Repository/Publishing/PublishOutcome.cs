namespace InfoPoint.Repository;

/// <summary>What a publishing did.</summary>
/// <param name="Release">The number of the release that is now the newest.</param>
/// <param name="IsNew">False when nothing had changed: then there is no new release.</param>
/// <param name="Added">Paths that are new.</param>
/// <param name="Changed">Paths with other bytes.</param>
/// <param name="Removed">Paths that are gone.</param>
public sealed record PublishOutcome(
    long Release,
    bool IsNew,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed
);
