using System.Security.Cryptography;
using InfoPoint.Content;

namespace InfoPoint.Tests.Content;

public sealed class CheckMemoryTests : IDisposable
{
    private readonly TestLibrary library = new TestLibrary()
        .Article("oyster-mushroom", TestLibrary.Text("Nấm sò", "## A\n\nXem [mộc nhĩ](article:wood-ear).\n"))
        .Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));
    private byte[] kept = [];

    public void Dispose() => library.Dispose();

    [Fact]
    public void Bundles_that_have_not_changed_are_not_read_again()
    {
        Assert.Equal(2, Check().Library.Articles.Count);
        library.Article("wood-ear", TestLibrary.Text("Mộc nhĩ đen"));

        var second = Check();

        Assert.Equal("wood-ear", Assert.Single(second.Library.Articles).Id);
        Assert.True(second.KnownWarnings > 0);
    }

    [Fact]
    public void What_an_unchanged_bundle_needs_is_reported_with_its_line_when_it_is_gone()
    {
        Check();
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/wood-ear"), recursive: true);

        var problem = Assert.Single(Check().Problems, problem => problem.Severity == Severity.Error);

        Assert.Equal(("article-unknown", "articles/mushrooms/oyster-mushroom/vi.md"), (problem.Code, problem.File));
    }

    [Fact]
    public void Bundle_with_an_error_is_checked_each_time()
    {
        library.Article("wood-ear", TestLibrary.Text("Mộc nhĩ"), yaml: "kind: magic\n");

        Check();

        Assert.Contains(Check().Problems, problem => problem.Code == "value-unknown");
    }

    [Fact]
    public void Damaged_memory_is_no_memory()
    {
        Check();
        kept = kept[..^5];

        Assert.Equal(2, Check().Library.Articles.Count);
    }

    private LibraryReading Check()
    {
        var file = Path.Combine(library.Folder, ".checked.json");
        File.WriteAllBytes(file, kept);
        var memory = CheckMemory.Load(
            file,
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(library.Folder, path))))
        );
        var reading = LibraryCheck.Run(
            new LibraryFolder(library.Folder),
            new DateOnly(2026, 11, 24),
            memory,
            TestContext.Current.CancellationToken
        );
        kept = memory.ToBytes();
        return reading;
    }
}
