using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

/// <summary>Every pair of the variant tables, asked of a real index that holds both ways to write it.</summary>
public sealed class SpellingVariantTests(SpellingVariantTests.IndexOfVariants variants)
    : IClassFixture<SpellingVariantTests.IndexOfVariants>
{
    public static TheoryData<string, Lang, string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, Lang, string, string, string>();
        foreach (var (file, lang) in new[] { ("lao-variants.tsv", Lang.Lo), ("vi-variants.tsv", Lang.Vi) })
        foreach (var cells in Tsv.Rows(file))
            pairs.Add(cells[0], lang, cells[1], cells[2], cells[3]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_text_is_found_by_other_spellings_as_strongly_as_the_table_says(
        string id,
        Lang lang,
        string text,
        string query,
        string expect
    )
    {
        var hits = variants.Index.Search(new SearchRequest(query, lang) { Limit = 100 }).Hits;

        var found = hits.FirstOrDefault(hit => hit.Id == $"{id}-text");
        var itself = hits.FirstOrDefault(hit => hit.Id == $"{id}-query");
        switch (expect)
        {
            case "equal":
                Assert.NotNull(found);
                Assert.NotNull(itself);
                Assert.Equal(itself.Score, found.Score, 0.02f * itself.Score);
                break;
            case "weak":
                Assert.NotNull(found);
                if (itself is not null)
                    Assert.True(found.Score < itself.Score, $"{text}: {found.Score}, {query}: {itself.Score}");
                break;
            default:
                Assert.Null(found);
                break;
        }
    }

    /// <summary>Two articles a pair: one as in the text, one as in the query.</summary>
    public sealed class IndexOfVariants : IDisposable
    {
        private readonly TestLibrary library = new();
        private readonly string folder = Directory.CreateTempSubdirectory("infopoint-index-").FullName;

        public IndexOfVariants()
        {
            library.Write("topics.yaml", "- {id: mushrooms, vi: x, lo: x, en: x}\n"); // a topic's name is searched as well
            foreach (var (file, lang) in new[] { ("lao-variants.tsv", Lang.Lo), ("vi-variants.tsv", Lang.Vi) })
            foreach (var cells in Tsv.Rows(file))
            {
                Add($"{cells[0]}-text", lang, cells[1]);
                if (cells[4].Contains("raw ", StringComparison.Ordinal) || cells[4] == "VIQR")
                    continue; // nobody writes texts in raw keystrokes
                Add($"{cells[0]}-query", lang, cells[2]);
            }

            SearchIndex.Build(Path.Combine(folder, "i"), library.Read(), null, null, CancellationToken.None);
            Index = SearchIndex.Open(Path.Combine(folder, "i"));
        }

        public SearchIndex Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            library.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private void Add(string id, Lang lang, string text)
        {
            var markdown = $"---\ntitle: x\n---\n\n{text.Replace("-", "\\-", StringComparison.Ordinal)}\n";
            library.Article(id, lang == Lang.Vi ? markdown : null, lang == Lang.Lo ? markdown : null);
        }
    }
}
