using System.Text.Json;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Tests.Content;

public sealed class CatalogueMemoryTests : IDisposable
{
    private readonly TestLibrary library = new TestLibrary()
        .Article("oyster-mushroom", TestLibrary.Text("Nấm sò", "## A\n\nTreo bịch.\n"), TestLibrary.Text("ເຫັດນາງລົມ"))
        .Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));
    private readonly string kept = Path.GetTempFileName();

    public void Dispose()
    {
        library.Dispose();
        File.Delete(kept);
    }

    [Fact]
    public void Articles_that_did_not_change_are_not_opened()
    {
        Remember(Read());
        var files = new HashedFiles(library.Folder);

        var again = Read(files);

        Assert.Equal(["oyster-mushroom", "wood-ear"], again.Articles.Select(article => article.Id));
        Assert.DoesNotContain(files.Opened, path => path.StartsWith("articles/", StringComparison.Ordinal));
    }

    [Fact]
    public void Bodies_of_remembered_articles_are_read_from_their_files()
    {
        Remember(Read());

        Assert.Contains(
            "Treo bịch.",
            Read().Find("oyster-mushroom")!.Text(Lang.Vi)!.ReadMarkdown(),
            StringComparison.Ordinal
        ); // was written
    }

    [Fact]
    public void Changed_article_is_read_again()
    {
        Remember(Read());
        library.Article("wood-ear", TestLibrary.Text("Mộc nhĩ đen"));
        var files = new HashedFiles(library.Folder);

        var again = Read(files);

        Assert.Equal("Mộc nhĩ đen", again.Find("wood-ear")!.Text(Lang.Vi)!.Title); // was written
        Assert.DoesNotContain(files.Opened, path => path.Contains("oyster-mushroom", StringComparison.Ordinal));
    }

    [Fact]
    public void Translation_that_was_added_is_read()
    {
        Remember(Read());
        library.Article("wood-ear", lo: TestLibrary.Text("ເຫັດຫູໜູ"));

        Assert.Equal("ເຫັດຫູໜູ", Read().Find("wood-ear")!.Text(Lang.Lo)?.Title); // was written
    }

    [Fact]
    public void Article_with_the_files_of_another_one_is_itself()
    {
        Remember(Read());
        library.Article("ear-of-wood", TestLibrary.Text("Mộc nhĩ"));
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/wood-ear"), recursive: true);

        Assert.Equal(["ear-of-wood", "oyster-mushroom"], Read().Articles.Select(article => article.Id));
    }

    [Fact]
    public void Article_that_moved_to_another_topic_is_read_again()
    {
        Remember(Read());
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/wood-ear"), recursive: true);
        library.Article("wood-ear", TestLibrary.Text("Mộc nhĩ"), topic: "rice");

        Assert.Equal("rice", Read().Find("wood-ear")?.Topic);
    }

    [Fact]
    public void Whole_starter_library_is_remembered_as_it_is()
    {
        var files = new HashedFiles(RepositoryFolder.Of("content"));
        var read = LibraryReader.Read(files, TestContext.Current.CancellationToken).Library;
        Remember(read);

        var again = LibraryReader
            .Read(files, CatalogueMemory.Load(kept), TestContext.Current.CancellationToken)
            .Library;

        Assert.Equal(JsonSerializer.Serialize(read.Articles), JsonSerializer.Serialize(again.Articles));
        Assert.True(CatalogueMemory.Load(kept).IsOf(again));
    }

    [Fact]
    public void Altered_or_cut_memory_is_no_memory()
    {
        Remember(Read());
        var bytes = File.ReadAllBytes(kept);
        bytes[^20] ^= 1;
        File.WriteAllBytes(kept, bytes);
        Assert.False(CatalogueMemory.Load(kept).IsOf(Read(new HashedFiles(library.Folder))));

        File.WriteAllBytes(kept, bytes[..^9]);
        Assert.Equal("Mộc nhĩ", Read().Find("wood-ear")!.Text(Lang.Vi)!.Title); // is there
        File.WriteAllBytes(kept, []);
        Assert.Equal(2, Read().Articles.Count);
    }

    private Library Read() => Read(new HashedFiles(library.Folder));

    private Library Read(HashedFiles files) =>
        LibraryReader.Read(files, CatalogueMemory.Load(kept), TestContext.Current.CancellationToken).Library;

    private void Remember(Library read) => File.WriteAllBytes(kept, CatalogueMemory.Of(read));
}
