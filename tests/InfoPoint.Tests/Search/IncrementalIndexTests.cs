using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

public sealed class IncrementalIndexTests : IDisposable
{
    private readonly TestLibrary library = new();
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-index-").FullName;

    public IncrementalIndexTests()
    {
        WriteGlossary("straw-mushroom\tstraw mushroom\tnấm rơm\t\tເຫັດເຟືອງ");
        for (var i = 0; i < 5; i++)
            library.Article($"page-{i}", TestLibrary.Text($"Nấm {i}", "## A\n\nTreo bịch nấm.\n"));
        Assert.Equal(5, Build("1", null));
    }

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Only_changed_articles_are_indexed_again()
    {
        library.Article("page-1", TestLibrary.Text("Gà thả vườn", "## A\n\nNuôi gà.\n"));

        Assert.Equal(1, Build("2", "1"));
        Assert.Equal(["page-1"], Ids("2", "gà"));
        Assert.DoesNotContain("page-1", Ids("2", "treo bịch"));
        Assert.Equal(4, Ids("2", "treo bịch").Count);
    }

    [Fact]
    public void Articles_that_are_gone_leave_and_new_ones_come()
    {
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/page-0"), recursive: true);
        library.Article("page-9", TestLibrary.Text("Nấm 9"));

        Assert.Equal(1, Build("2", "1"));
        Assert.Equal(["page-1", "page-2", "page-3", "page-4", "page-9"], Ids("2", "nấm").Order());
    }

    [Fact]
    public void Answers_are_those_of_an_index_built_from_nothing()
    {
        library.Article("page-1", TestLibrary.Text("Gà thả vườn", "## A\n\nNuôi gà, không trồng nấm.\n"));
        Build("2", "1");
        Build("3", null);

        Assert.Equal(Ids("3", "trồng nấm").Order(), Ids("2", "trồng nấm").Order());
    }

    [Fact]
    public void Changed_glossary_indexes_everything_again()
    {
        WriteGlossary("mushroom\tmushroom\tnấm\t\tເຫັດ");

        Assert.Equal(5, Build("2", "1"));
    }

    [Fact]
    public void Index_of_another_format_is_not_built_upon()
    {
        File.WriteAllText(Path.Combine(folder, "1", "format"), "0");

        Assert.Equal(5, Build("2", "1"));
    }

    [Theory]
    [InlineData("marks.tsv")]
    [InlineData("format")]
    [InlineData("segments*")]
    [InlineData("*.si")]
    [InlineData("*.dvd")]
    [InlineData("*")]
    public void Earlier_index_that_is_damaged_is_not_built_upon(string files)
    {
        var damaged = Directory.GetFiles(Path.Combine(folder, "1"), files);
        Assert.NotEmpty(damaged);
        foreach (var file in damaged)
            File.WriteAllText(file, files == "marks.tsv" ? File.ReadLines(file).First() + "\nno mark" : "damaged");

        Build("2", "1");

        Assert.Equal(5, Ids("2", "treo bịch").Count);
    }

    [Fact]
    public void One_byte_of_the_earlier_index_that_changed_is_noticed()
    {
        var file = Directory.GetFiles(Path.Combine(folder, "1"), "*.dvd").Single();
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.Equal(5, Build("2", "1"));
    }

    [Theory] // what a cut of power may leave: names without bytes, or fewer files
    [InlineData("terms.tsv", true)]
    [InlineData("names.tsv", true)]
    [InlineData("suggestions.tsv", true)]
    [InlineData("suggestions.order", true)]
    [InlineData("marks.tsv", true)]
    [InlineData("format", true)]
    [InlineData("suggestions.order", false)]
    [InlineData("format", false)]
    public void Index_with_a_file_emptied_or_gone_is_not_opened(string file, bool isEmptied)
    {
        var place = Path.Combine(folder, "1", file);
        if (isEmptied)
            File.WriteAllBytes(place, []);
        else
            File.Delete(place);

        Assert.Throws<IndexUnreadableException>(() => SearchIndex.Open(Path.Combine(folder, "1")));
        Assert.Equal(5, Build("2", "1"));
    }

    private void WriteGlossary(string term) =>
        library.Write("glossary.tsv", $"id\ten\tvi\tvi_alt\tlo\tlo_alt\tcategory\tevidence\n{term}\t\tcrop\t\n");

    private int Build(string name, string? earlier) =>
        SearchIndex.Build(
            Path.Combine(folder, name),
            LibraryReader.Read(new HashedFiles(library.Folder)).Library,
            earlier is null ? null : Path.Combine(folder, earlier),
            null,
            CancellationToken.None
        );

    private List<string> Ids(string name, string query)
    {
        using var index = SearchIndex.Open(Path.Combine(folder, name));
        return [.. index.Search(new SearchRequest(query, Lang.Vi)).Hits.Select(hit => hit.Id)];
    }

    /// <summary>A folder whose files' hashes are known, as a release's are.</summary>
}
