using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

/// <summary>Words that are not typed as the glossary writes them still lead to what it knows, in either language.</summary>
public sealed class GuessedTermTests : IDisposable
{
    private const string Glossary =
        "id\ten\tvi\tvi_alt\tlo\tlo_alt\tcategory\tevidence\n"
        + "chicken\tchicken\tgà\t\tໄກ່\t\tlivestock\t\n"
        + "honey-bee\thoney bee\tong mật\t\tເຜິ້ງ\t\tlivestock\t\n"
        + "hen-egg\then egg\ttrứng gà\t\tໄຂ່ໄກ່\t\tpost-harvest\t\n"
        + "turkey\tturkey\tgà tây\t\tໄກ່ງວງ\t\tlivestock\t\n"
        + "fruit\tfruit\ttrái cây\t\tໝາກ\t\tcrop\t\n"
        + "cardamom\tcardamom\tsa nhân\t\tໝາກແໜ່ງ\t\tcrop\t\n"
        + "grafting\tgrafting\tghép cây\t\tການສຽບຍອດ\t\tpractice\t\n";

    private readonly TestLibrary library = new();
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-index-").FullName;
    private SearchIndex? index;

    public GuessedTermTests() =>
        library
            .Write("glossary.tsv", Glossary)
            .Article("tree", TestLibrary.Text("Đào hố"), TestLibrary.Text("ຂຸດຂຸມ"))
            .Article("house", TestLibrary.Text("Dựng nhà"), TestLibrary.Text("ປຸກເຮືອນ"));

    private SearchIndex Index => index ??= Build();

    public void Dispose()
    {
        index?.Dispose();
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("nuoi ga", Lang.Vi, "gà")] // typed without marks
    [InlineData("ລຽງໄກ", Lang.Lo, "ໄກ່")] // typed without tones
    [InlineData("ລ້ຽງເຜີ້ງ", Lang.Lo, "ເຜິ້ງ")] // a long vowel for the short one
    public void Word_in_a_weaker_form_finds_pages_of_the_other_language(string query, Lang lang, string through)
    {
        library
            .Article("of-vietnam", TestLibrary.Text("Gà và ong mật", "## A\n\nCho gà ăn, đặt thùng ong mật.\n"))
            .Article("of-laos", null, TestLibrary.Text("ໄກ່ ແລະ ເຜິ້ງ", "## ກ\n\nໄກ່ ແລະ ເຜິ້ງ.\n"));

        var hit = Assert.Single(Index.Search(new SearchRequest(query, lang) { In = lang.Other() }).Hits);

        Assert.Equal(lang == Lang.Vi ? "of-laos" : "of-vietnam", hit.Id);
        Assert.Contains(through, hit.Through, StringComparison.Ordinal);
    }

    [Fact]
    public void Longer_term_without_its_tones_is_meant_rather_than_its_first_word()
    {
        library
            .Article("fruits", TestLibrary.Text("Trái cây", "## A\n\nHái trái cây, bán trái cây.\n"))
            .Article("spice", TestLibrary.Text("Sa nhân", "## A\n\nPhơi sa nhân.\n"));

        var hits = Index.Search(new SearchRequest("ໝາກແໜງ", Lang.Lo) { In = Lang.Vi }).Hits;

        Assert.Equal("spice", hits[0].Id);
    }

    [Fact]
    public void Term_inside_a_longer_one_finds_what_the_longer_one_does_not()
    {
        library
            .Article("of-both", TestLibrary.Text("Gà tây", "## A\n\nGà tây ăn rau.\n"))
            .Article("hens", null, TestLibrary.Text("ລ້ຽງໄກ່", "## ກ\n\nໄກ່ກິນເຂົ້າ.\n"));

        var hit = Assert.Single(Index.Search(new SearchRequest("gà tây", Lang.Vi) { In = Lang.Lo }).Hits);

        Assert.Equal("hens", hit.Id);
    }

    [Fact]
    public void Term_inside_two_longer_ones_that_overlap_counts_once()
    {
        library.Article("eggs", null, TestLibrary.Text("ໄຂ່ໄກ່ ແລະ ໄກ່ງວງ", "## ກ\n\nໄກ່ອອກໄຂ່ໄກ່.\n"));

        var hit = Assert.Single(Index.Explain(new SearchRequest("trứng gà tây", Lang.Vi) { In = Lang.Lo }));

        Assert.Equal(
            ["@hen-egg", "@turkey", "inside @chicken"],
            hit.Parts.Select(part => part.What).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Vietnamese_term_with_other_marks_is_another_word()
    {
        library.Article("spice", null, TestLibrary.Text("ໝາກແໜ່ງ", "## ກ\n\nຕາກໝາກແໜ່ງ.\n"));

        Assert.NotEmpty(Index.Search(new SearchRequest("sa nhan", Lang.Vi) { In = Lang.Lo }).Hits);
        Assert.Empty(Index.Search(new SearchRequest("sà nhàn", Lang.Vi) { In = Lang.Lo }).Hits);
    }

    [Fact]
    public void Last_word_that_is_not_finished_is_read_as_the_one_that_stands_beside_its_neighbour()
    {
        library
            .Article("honey", null, TestLibrary.Text("ຕັດນ້ຳເຜິ້ງ", "## ກ\n\nຕັດນ້ຳເຜິ້ງຕອນເຊົ້າ.\n"))
            .Article("water", null, TestLibrary.Text("ນ້ຳ", "## ກ\n\nນ້ຳໃນໜອງ.\n"));

        var answer = Index.Search(new SearchRequest("ນ້ຳເຜິ", Lang.Lo));

        Assert.Equal("honey", answer.Hits[0].Id);
        Assert.Equal("ນ້ຳເຜິ້ງ", answer.DidYouMean);
    }

    [Fact]
    public void Slip_in_a_term_that_only_the_other_language_has_is_corrected()
    {
        library
            .Article("turkeys", TestLibrary.Text("Nuôi gà tây", "## A\n\nGà tây ăn rau.\n"))
            .Article("hens", TestLibrary.Text("Nuôi gà", "## A\n\nGà ăn thóc.\n"));

        var answer = Index.Search(new SearchRequest("ໄກ່ງວຍ", Lang.Lo) { In = Lang.Vi });

        Assert.Equal("turkeys", answer.Hits[0].Id);
        Assert.Equal("ໄກ່ງວງ", answer.DidYouMean);
    }

    [Fact]
    public void Page_that_has_a_name_without_a_term_comes_before_the_other_language()
    {
        library
            .Article(
                "named",
                TestLibrary.Text(
                    "Cải tạo vườn",
                    "## Ghép cây\n\nGhép cây bằng chồi TR4, TR9. Ghép cây xong tưới đẫm.\n"
                )
            )
            .Article("others", null, TestLibrary.Text("ການສຽບຍອດ", "## ກ\n\nການສຽບຍອດກາເຟ.\n"));

        var hits = Index.Search(new SearchRequest("ghép cây TR4 TR9", Lang.Vi)).Hits;

        Assert.Equal(["named", "others"], hits.Select(hit => hit.Id));
    }

    private SearchIndex Build()
    {
        SearchIndex.Build(Path.Combine(folder, "i"), library.Read(), null, null, CancellationToken.None);
        return SearchIndex.Open(Path.Combine(folder, "i"));
    }
}
