using System.Security.Cryptography;
using System.Text;

namespace InfoPoint.Content;

/// <summary>Articles as an earlier reading left them, so that a point need not open thousands of small files to start. A cache: it may be lost.</summary>
/// <remarks>A line of text: the program and the SHA-256 of what follows; then the articles (<see cref="CatalogueWriter"/>). Not JSON: for so many kinds of fields .NET compiles 700 methods more at each start.</remarks>
public sealed class CatalogueMemory
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Another program may read otherwise: it reads everything once.</summary>
    private static readonly string Program = typeof(CatalogueMemory).Module.ModuleVersionId.ToString();

    private readonly Dictionary<string, Article> articles;

    private CatalogueMemory(IEnumerable<Article> articles) =>
        this.articles = articles.ToDictionary(article => article.Id, StringComparer.Ordinal);

    /// <summary>Nothing is remembered.</summary>
    public static CatalogueMemory Empty { get; } = new([]);

    /// <summary>True when a library has just these articles as they are here.</summary>
    public bool IsOf(Library library) =>
        articles.Count == library.Articles.Count
        && library.Articles.All(article =>
            article.Mark is { } mark && Find(article.Topic, article.Id, mark) is not null
        );

    /// <summary>What is remembered of a library, as it is to be kept.</summary>
    public static byte[] Of(Library library)
    {
        var body = new MemoryStream();
        using (var writer = new CatalogueWriter(body))
            foreach (var article in library.Articles.DistinctBy(article => article.Id))
                writer.Write(article);
        return [.. Encoding.ASCII.GetBytes(Head(body.GetBuffer().AsSpan(0, (int)body.Length))), .. body.ToArray()];
    }

    /// <summary>Reads what an earlier run remembered; nothing when there is none, it is damaged, or another program's.</summary>
    public static CatalogueMemory Load(string file)
    {
        if (!File.Exists(file))
            return Empty;
        var bytes = File.ReadAllBytes(file);
        var start = Array.IndexOf(bytes, LineEnd) + 1;
        return bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Head(bytes.AsSpan(start))))
            ? new CatalogueMemory(Read(new MemoryStream(bytes, start, bytes.Length - start)))
            : Empty;
    }

    private static IEnumerable<Article> Read(MemoryStream body)
    {
        using var reader = new CatalogueReader(body);
        while (body.Position < body.Length)
            yield return reader.Read();
    }

    /// <summary>The article, if none of its files has changed; without the way to its bodies.</summary>
    internal Article? Find(string topic, string id, string mark) =>
        articles.TryGetValue(id, out var article) && article.Mark == mark && article.Topic == topic ? article : null;

    private static string Head(ReadOnlySpan<byte> lines) =>
        $"{Program} {Convert.ToHexStringLower(SHA256.HashData(lines))}\n";
}
