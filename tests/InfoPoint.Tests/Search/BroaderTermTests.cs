using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

/// <summary>Questions about a whole subject, answered by texts about kinds of it that never name it.</summary>
public sealed class BroaderTermTests : IDisposable
{
    private const string Glossary =
        "id\ten\tvi\tvi_alt\tlo\tlo_alt\tcategory\tevidence\tbroader\n"
        + "insect\tinsects\tcôn trùng\t\tແມງໄມ້\t\tlivestock\t\tsmall-livestock\n"
        + "small-livestock\tsmall livestock\tvật nuôi nhỏ\t\tສັດນ້ອຍ\t\tlivestock\t\t\n"
        + "cricket\tcricket\tdế\tdế mèn\tຈິ້ງຫຼີດ\t\tlivestock\t\tinsect\n";

    private readonly TestLibrary library = new();
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-broader-").FullName;
    private readonly SearchIndex index;

    public BroaderTermTests()
    {
        library
            .Write("glossary.tsv", Glossary)
            .Article("crickets", TestLibrary.Text("Nuôi dế trong thùng", "## A\n\nCho dế ăn lá.\n"))
            .Article("insects", TestLibrary.Text("Nuôi côn trùng", "## A\n\nCôn trùng cần chỗ khô.\n"))
            .Article("straw", TestLibrary.Text("Ủ rơm", "## A\n\nChất mô rơm.\n"));
        SearchIndex.Build(Path.Combine(folder, "i"), library.Read(), null, null, CancellationToken.None);
        index = SearchIndex.Open(Path.Combine(folder, "i"));
    }

    public void Dispose()
    {
        index.Dispose();
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Page_about_a_kind_is_found_after_the_one_about_the_thing_itself() =>
        Assert.Equal(
            ["insects", "crickets"],
            index.Search(new SearchRequest("côn trùng", Lang.Vi)).Hits.Select(hit => hit.Id)
        );

    [Fact]
    public void Page_that_names_the_thing_gains_nothing_by_its_kinds() =>
        Assert.Single(
            index.Explain(new SearchRequest("côn trùng", Lang.Vi))[0].Parts,
            part => part.What.Contains("insect", StringComparison.Ordinal)
        );

    [Fact]
    public void Kinds_of_kinds_are_found_where_no_text_names_the_thing() =>
        Assert.Equal(
            ["crickets", "insects"],
            index.Search(new SearchRequest("vật nuôi nhỏ", Lang.Vi)).Hits.Select(hit => hit.Id).Order()
        );

    [Fact]
    public void Page_of_the_other_language_says_which_kind_it_is_about_and_marks_it()
    {
        var hit = index.Search(new SearchRequest("ແມງໄມ້", Lang.Lo)).Hits.Single(hit => hit.Id == "crickets");

        Assert.Equal("ຈິ້ງຫຼີດ = dế", hit.Through);
        Assert.Contains("<mark>dế</mark>", hit.SnippetHtml, StringComparison.Ordinal);
    }
}
