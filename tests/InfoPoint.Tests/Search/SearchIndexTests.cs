using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TestLibrary library = new();
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-index-").FullName;
    private SearchIndex? index;

    public SearchIndexTests()
    {
        library
            .Write(
                "glossary.tsv",
                "id\ten\tvi\tvi_alt\tlo\tlo_alt\tcategory\tevidence\nmushroom\tmushroom\tnấm\t\tເຫັດ\t\tcrop\t\nrice-blast\trice blast\tđạo ôn\tcháy lá\tພະຍາດໃບໄໝ້\t\tpest\t\n"
            )
            .Article(
                "oyster-mushroom",
                TestLibrary.Text("Trồng nấm sò", "## A\n\nTreo bịch nấm trong nhà thoáng.\n"),
                TestLibrary.Text("ປູກເຫັດນາງລົມ", "## ກ\n\nຫ້ອຍຖົງເຫັດໃນໂຮງທີ່ມີລົມຜ່ານ.\n")
            )
            .Article("straw-mushroom", TestLibrary.Text("Nấm rơm ngoài trời", "## A\n\nChất mô rơm.\n"))
            .Article(
                "rice-blast",
                TestLibrary.Text("Bệnh đạo ôn", "## A\n\nVết hình thoi trên lá.\n"),
                TestLibrary.Text("ພະຍາດໃບໄໝ້ເຂົ້າ", "## ກ\n\nຮອຍຮູບຕາໃນໃບ.\n"),
                topic: "rice",
                yaml: "kind: pest\nareas: [ta-oi]\n"
            );
    }

    private SearchIndex Index => index ??= Build();

    public void Dispose()
    {
        index?.Dispose();
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Lao_text_without_spaces_is_found_and_marked()
    {
        var hit = Search("ການປູກເຫັດ", Lang.Lo).Hits[0];

        Assert.Equal(("oyster-mushroom", Lang.Lo, false), (hit.Id, hit.Lang, hit.CrossLanguage));
        Assert.Contains("<mark>ເຫັດ</mark>", hit.SnippetHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_that_cannot_read_its_files_makes_them_suspect_and_related_articles_are_none()
    {
        using var damaged = Build();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "i"), "*.d*"))
            File.WriteAllBytes(file, []);

        Assert.Empty(damaged.Related("oyster-mushroom", Lang.Lo, 3));
        Assert.True(damaged.IsSuspect);
        Assert.ThrowsAny<IOException>(() => damaged.Search(new SearchRequest("ເຫັດ", Lang.Lo)));
        Assert.False(SearchIndex.IsIntact(Path.Combine(folder, "i")));
    }

    [Fact]
    public void Text_of_a_hundred_thousand_characters_is_found_by_its_last_words()
    {
        library.Article(
            "all-of-it",
            lo: TestLibrary.Text(
                "ທັງໝົດ",
                $"## ກ\n\n{string.Concat(Enumerable.Repeat("ຮົດນ້ຳທຸກມື້. ", 8000))}ຂີ້ເຖົ່າແກບ.\n"
            )
        );

        var hit = Search("ຂີ້ເຖົ່າແກບ", Lang.Lo).Hits[0];

        Assert.Equal("all-of-it", hit.Id);
        Assert.Contains("<mark>ຂີ້ເຖົ່າແກບ</mark>", hit.SnippetHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trồng nấm sò")]
    [InlineData("trong nam so")]
    [InlineData("troongf naams sof")]
    public void Vietnamese_is_found_with_marks_without_and_as_raw_keystrokes(string query) =>
        Assert.Equal("oyster-mushroom", Search(query, Lang.Vi).Hits[0].Id);

    [Fact]
    public void Page_that_exists_only_in_the_other_language_is_found_through_the_glossary_and_labelled()
    {
        var hit = Assert.Single(Search("ເຫັດ", Lang.Lo).Hits, hit => hit.Id == "straw-mushroom");

        Assert.True(hit.CrossLanguage);
        Assert.Equal("ເຫັດ = nấm", hit.Through);
    }

    [Fact]
    public void Synonym_of_the_glossary_finds_the_page() =>
        Assert.Equal("rice-blast", Search("cháy lá", Lang.Vi).Hits[0].Id);

    [Fact]
    public void Any_word_is_accepted_and_all_words_rank_first()
    {
        var hits = Search("nấm rơm", Lang.Vi).Hits;

        Assert.Equal("straw-mushroom", hits[0].Id);
        Assert.Contains(hits, hit => hit.Id == "oyster-mushroom");
    }

    [Fact]
    public void Topic_kind_area_and_language_restrict()
    {
        Assert.Equal(["rice-blast"], Ids(new SearchRequest("lá nấm", Lang.Vi) { Topic = "rice" }));
        Assert.Equal(["rice-blast"], Ids(new SearchRequest("lá nấm", Lang.Vi) { Kind = ArticleKind.Pest }));
        Assert.DoesNotContain("rice-blast", Ids(new SearchRequest("lá nấm", Lang.Vi) { Area = "lao-ngam" }));
        Assert.Contains("rice-blast", Ids(new SearchRequest("lá nấm", Lang.Vi) { Area = "salavan" }));
        Assert.DoesNotContain("straw-mushroom", Ids(new SearchRequest("ເຫັດ", Lang.Lo) { In = Lang.Lo }));
    }

    [Fact]
    public void Facets_count_what_matches()
    {
        var facets = Search("nấm", Lang.Vi).Facets;

        Assert.Equal(("mushrooms", 2), facets.Topics[0]);
    }

    [Theory]
    [InlineData("tron")]
    [InlineData("Trồng n")]
    [InlineData("nam so")]
    public void Beginning_of_any_word_suggests_the_title(string typed) =>
        Assert.Contains(Index.Suggest(typed, Lang.Vi, 5), suggestion => suggestion.Text == "Trồng nấm sò");

    [Fact]
    public void Beginning_in_Lao_suggests_the_title() =>
        Assert.Contains(Index.Suggest("ປູກເຫ", Lang.Lo, 5), suggestion => suggestion.Text == "ປູກເຫັດນາງລົມ");

    [Fact]
    public void Related_articles_share_concepts() =>
        Assert.Equal("straw-mushroom", Index.Related("oyster-mushroom", Lang.Vi, 3)[0].Id);

    [Fact]
    public void Near_miss_is_offered() => Assert.Equal("bệnh đạo ôn", Search("bệnh đạo ônx", Lang.Vi).DidYouMean);

    [Theory]
    [InlineData("")]
    [InlineData("\"\"\" ((( *** ??? AND OR NOT :")]
    [InlineData("\uD800\uDC00\uDFFF\u0000\u0001")]
    [InlineData("😀")]
    public void Any_text_is_answered(string query) => Assert.NotNull(Search(query, Lang.Lo));

    [Fact]
    public void Ten_thousand_characters_are_answered() =>
        Assert.NotNull(Search(string.Concat(Enumerable.Repeat("ເຫັດ*", 2000)), Lang.Lo));

    [Fact]
    public void Damaged_index_is_noticed()
    {
        Index.Dispose();
        index = null;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "i"), "segments*"))
            File.WriteAllText(file, "damaged");

        Assert.Throws<IndexUnreadableException>(() => SearchIndex.Open(Path.Combine(folder, "i")));
    }

    private SearchAnswer Search(string query, Lang lang) => Index.Search(new SearchRequest(query, lang));

    private IEnumerable<string> Ids(SearchRequest request) => Index.Search(request).Hits.Select(hit => hit.Id);

    private SearchIndex Build()
    {
        SearchIndex.Build(Path.Combine(folder, "i"), library.Read(), null, null, CancellationToken.None);
        return SearchIndex.Open(Path.Combine(folder, "i"));
    }
}
