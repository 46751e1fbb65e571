using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Benchmarks;

/// <summary>Our own engine, behind the same border.</summary>
/// <param name="library">Indexed instead of plain texts: it knows titles, headings and terms.</param>
/// <param name="folder">Where the index lies.</param>
public sealed class InfoPointSearch(Library library, string folder) : ISearchPeer
{
    private SearchIndex? index;

    /// <inheritdoc/>
    public string Name => "InfoPoint";

    /// <inheritdoc/>
    public void Build(IReadOnlyList<PeerText> texts)
    {
        SearchIndex.Build(folder, library, null, null, CancellationToken.None);
        index = SearchIndex.Open(folder);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Search(string query, Lang lang, int limit) =>
        [.. index!.Search(new SearchRequest(query, lang) { Limit = limit }).Hits.Select(hit => hit.Id)]; // built before

    /// <inheritdoc/>
    public long Bytes() =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <inheritdoc/>
    public void Dispose() => index?.Dispose();
}
