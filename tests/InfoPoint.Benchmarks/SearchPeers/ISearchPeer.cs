using InfoPoint.Language;

namespace InfoPoint.Benchmarks;

/// <summary>A text of a library, as a search engine gets it.</summary>
/// <param name="Article">Article id.</param>
/// <param name="Lang">Its language.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Summary and body, plain.</param>
public sealed record PeerText(string Article, Lang Lang, string Title, string Body);

/// <summary>A search engine that is asked the same as ours.</summary>
public interface ISearchPeer : IDisposable
{
    /// <summary>What it is, and how it is set.</summary>
    string Name { get; }

    /// <summary>Indexes texts.</summary>
    void Build(IReadOnlyList<PeerText> texts);

    /// <summary>Article ids, best first.</summary>
    IReadOnlyList<string> Search(string query, Lang lang, int limit);

    /// <summary>Bytes on disk.</summary>
    long Bytes();
}
