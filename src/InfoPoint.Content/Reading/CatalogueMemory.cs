using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoPoint.Content;

/// <summary>Articles as an earlier reading left them, so that a point need not open thousands of small files to start. A cache: it may be lost.</summary>
/// <remarks>A line of text: the program and the SHA-256 of what follows; then one JSON object an article and line.</remarks>
public sealed partial class CatalogueMemory
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
        var lines = new MemoryStream();
        foreach (var article in library.Articles.DistinctBy(article => article.Id))
        {
            JsonSerializer.Serialize(lines, article, CatalogueJson.Default.Article);
            lines.WriteByte(LineEnd);
        }

        return [.. Encoding.ASCII.GetBytes(Head(lines.GetBuffer().AsSpan(0, (int)lines.Length))), .. lines.ToArray()];
    }

    /// <summary>Reads what an earlier run remembered; nothing when there is none, it is damaged, or another program's.</summary>
    public static CatalogueMemory Load(string file)
    {
        if (!File.Exists(file))
            return Empty;
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        var lines = bytes[(bytes.IndexOf(LineEnd) + 1)..];
        if (!bytes.StartsWith(Encoding.ASCII.GetBytes(Head(lines))))
            return Empty;

        try
        {
            return new CatalogueMemory(Read(lines));
        }
        catch (JsonException)
        {
            return Empty; // everything is read again
        }
    }

    private static List<Article> Read(ReadOnlySpan<byte> lines)
    {
        var json = new CatalogueJson(
            new JsonSerializerOptions { Converters = { new SharedStrings(), new ShortLists() } }
        );
        var articles = new List<Article>();
        for (; !lines.IsEmpty; lines = lines[(lines.IndexOf(LineEnd) + 1)..])
            if (JsonSerializer.Deserialize(lines[..lines.IndexOf(LineEnd)], json.Article) is { } article)
                articles.Add(article);
        return articles;
    }

    /// <summary>The article, if none of its files has changed; without the way to its bodies.</summary>
    internal Article? Find(string topic, string id, string mark) =>
        articles.TryGetValue(id, out var article) && article.Mark == mark && article.Topic == topic ? article : null;

    private static string Head(ReadOnlySpan<byte> lines) =>
        $"{Program} {Convert.ToHexStringLower(SHA256.HashData(lines))}\n";

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Article))]
    private sealed partial class CatalogueJson : JsonSerializerContext;
}
