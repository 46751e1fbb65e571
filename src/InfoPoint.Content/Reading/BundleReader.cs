namespace InfoPoint.Content;

/// <summary>Reads the bundles of a library, but for those that are remembered and did not change.</summary>
/// <param name="files">The library's files.</param>
/// <param name="present">Their paths, without links.</param>
/// <param name="marks">Tells changed bundles.</param>
/// <param name="memory">What an earlier reading left.</param>
internal sealed class BundleReader(
    ILibraryFiles files,
    HashSet<string> present,
    FileMarks marks,
    CatalogueMemory memory
)
{
    /// <summary>Every article with a text, ordered by topic folder and id.</summary>
    /// <param name="problems">Gets the problems of bundles that are read.</param>
    /// <param name="cancel">Ends the reading.</param>
    public IReadOnlyList<Article> ReadAll(List<Problem> problems, CancellationToken cancel)
    {
        var bundles = Bundles().OrderBy(bundle => bundle.Path, StringComparer.Ordinal).ToList();
        foreach (var bundle in bundles)
            Recall(bundle);
        if (bundles.Where(bundle => bundle.Article is null).ToList() is { Count: > 0 } changed)
            Read(changed, problems, cancel);
        return [.. bundles.Select(bundle => bundle.Article).OfType<Article>()];
    }

    private IEnumerable<Bundle> Bundles()
    {
        foreach (var path in present.Where(path => path.EndsWith("/article.yaml", StringComparison.Ordinal)))
            if (LibraryPath.TryBundle(path, out var topic, out var id, out var rest) && rest == "article.yaml")
                yield return new Bundle(path, topic, id);
    }

    private void Recall(Bundle bundle)
    {
        bundle.Mark = marks.Of([bundle.Path, .. ArticleReader.TextPaths(bundle.Topic, bundle.Id, present)]);
        if (bundle.Mark is { } mark && memory.Find(bundle.Topic, bundle.Id, mark) is { } known)
            bundle.Article = known with { Texts = known.Texts.Select(OfThese).ToArray() };
    }

    /// <summary>The text with the way to its body; its path is the listed one, so that memory holds it once.</summary>
    private ArticleText OfThese(ArticleText text) =>
        text with
        {
            Path = present.TryGetValue(text.Path, out var listed) ? listed : text.Path,
            Files = files,
        };

    /// <summary>Thousands of small files: on all cores.</summary>
    private void Read(List<Bundle> bundles, List<Problem> problems, CancellationToken cancel)
    {
        var found = bundles
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancel)
            .Select(bundle =>
            {
                var ofBundle = new List<Problem>();
                var article = ArticleReader.Read(files, bundle.Topic, bundle.Id, present, ofBundle);
                bundle.Article = article is { Texts.Count: > 0 } ? article with { Mark = bundle.Mark } : null;
                return ofBundle;
            })
            .ToList();
        problems.AddRange(found.SelectMany(ofBundle => ofBundle));
    }

    private sealed record Bundle(string Path, string Topic, string Id)
    {
        public string? Mark { get; set; }

        public Article? Article { get; set; }
    }
}
