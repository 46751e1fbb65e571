namespace InfoPoint.EndToEnd;

/// <summary>A library of a dozen short articles in a folder.</summary>
public sealed class SmallLibrary
{
    private const int Articles = 12;

    private int revision;

    public SmallLibrary(string folder)
    {
        Folder = folder;
        Write("library.yaml", "name: {vi: Thử, lo: ລອງ, en: Test}\nlanguages: [vi, lo]\ndefault_language: vi\n");
        Write("topics.yaml", "- {id: rice, vi: Lúa, lo: ເຂົ້າ, en: Rice}\n");
        for (var article = 0; article < Articles; article++)
        {
            Write($"articles/rice/article-{article:D2}/article.yaml", "kind: technique\n");
            Revise(article, $"Bài {article}");
        }
    }

    public string Folder { get; }

    /// <summary>Gives an article another text and the next revision.</summary>
    public void Revise(int article, string title, int length = 2_000) =>
        Write(
            $"articles/rice/article-{article:D2}/vi.md",
            $"---\ntitle: {title}\nsummary: S\nrevision: {++revision}\n---\n\n## A\n\n{new string('x', length)}\n"
        );

    /// <summary>Adds pictures that no compression makes smaller.</summary>
    public void AddPictures(int count, int bytes)
    {
        var noise = new byte[bytes];
        for (var i = 0; i < count; i++)
        {
            Random.Shared.NextBytes(noise);
            Directory.CreateDirectory(Path.Combine(Folder, "media"));
            File.WriteAllBytes(Path.Combine(Folder, "media", $"noise-{i}.jpg"), noise);
        }
    }

    /// <summary>Gives an article a picture that no compression makes smaller.</summary>
    public void Illustrate(int article, int bytes)
    {
        var noise = new byte[bytes];
        Random.Shared.NextBytes(noise);
        var media = Path.Combine(Folder, $"articles/rice/article-{article:D2}/media");
        Directory.CreateDirectory(media);
        File.WriteAllBytes(Path.Combine(media, "noise.jpg"), noise);
    }

    /// <summary>Publishes the library at a hub.</summary>
    /// <param name="hub">The hub's data folder.</param>
    public async Task PublishAsync(string hub)
    {
        var (code, _, errors) = await InfoPointProgram.RunAsync(
            "release",
            "publish",
            "--data",
            hub,
            "--content",
            Folder
        );
        Assert.True(code == 0, errors);
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // below Folder
        File.WriteAllText(file, text);
    }
}
