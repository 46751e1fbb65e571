using InfoPoint.Content;
using InfoPoint.Search;

namespace InfoPoint.Point;

/// <summary>A release in use: its library, its index and its files, replaced as one.</summary>
/// <param name="Number">The release's number.</param>
/// <param name="SignedAt">When the hub last signed that this is the newest one.</param>
/// <param name="Library">The catalogue.</param>
/// <param name="Index">The search index of this release; null while it is built where there was none before: pages are read without.</param>
/// <param name="Files">The files.</param>
public sealed record ActiveRelease(
    long Number,
    DateTimeOffset SignedAt,
    Library Library,
    SearchIndex? Index,
    ReleaseFiles Files
) : IDisposable
{
    /// <summary>Articles that people may read, withdrawn ones left out.</summary>
    public IEnumerable<Article> Readable => Library.Articles.Where(article => article.Withdrawn is null);

    /// <inheritdoc/>
    public void Dispose() => Index?.Dispose();
}
