using InfoPoint.Content;

namespace InfoPoint.Tests;

/// <summary>A library in a temporary folder, written as an author would.</summary>
public sealed class TestLibrary : IDisposable
{
    public TestLibrary()
    {
        Folder = Directory.CreateTempSubdirectory("infopoint-library-").FullName;
        Write("library.yaml", "name: {vi: Thử, lo: ລອງ, en: Test}\nlanguages: [vi, lo]\ndefault_language: vi\n");
        Write(
            "topics.yaml",
            "- {id: mushrooms, vi: Nấm, lo: ເຫັດ, en: Mushrooms}\n- {id: rice, vi: Lúa, lo: ເຂົ້າ, en: Rice}\n"
        );
        Write(
            "areas.yaml",
            "- {id: laos, level: country, vi: Lào, lo: ລາວ, en: Laos}\n"
                + "- {id: salavan, level: province, parent: laos, vi: Salavan, lo: ສາລະວັນ, en: Salavan}\n"
                + "- {id: ta-oi, level: district, parent: salavan, vi: Tà Ôi, lo: ຕະໂອ້ຍ, en: Ta Oi}\n"
                + "- {id: lao-ngam, level: district, parent: salavan, vi: Lào Ngam, lo: ເລົ່າງາມ, en: Lao Ngam}\n"
        );
    }

    public string Folder { get; }

    public TestLibrary Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // below Folder
        File.WriteAllText(file, text);
        return this;
    }

    public TestLibrary Article(
        string id,
        string? vi = null,
        string? lo = null,
        string topic = "mushrooms",
        string yaml = "kind: technique\n"
    )
    {
        Write($"articles/{topic}/{id}/article.yaml", yaml);
        if (vi is not null)
            Write($"articles/{topic}/{id}/vi.md", vi);
        if (lo is not null)
            Write($"articles/{topic}/{id}/lo.md", lo);
        return this;
    }

    /// <summary>The Markdown of a text with a title and a body.</summary>
    public static string Text(string title, string body = "## A\n\nB.\n", string front = "") =>
        $"---\ntitle: {title}\nsummary: S\nrevision: 1\n{front}---\n\n{body}\n";

    public Library Read() => LibraryReader.Read(new LibraryFolder(Folder)).Library;

    public LibraryReading Check(DateOnly? today = null) =>
        LibraryCheck.Run(new LibraryFolder(Folder), today ?? new DateOnly(2026, 11, 24));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
