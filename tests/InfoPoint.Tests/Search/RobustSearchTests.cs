using CsCheck;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

/// <summary>Whatever is typed, by however many at once, is answered.</summary>
public sealed class RobustSearchTests(RobustSearchTests.StarterIndex starter)
    : IClassFixture<RobustSearchTests.StarterIndex>
{
    private static readonly string[] Pieces =
    [
        "ເຫັດ",
        "nấm rơm",
        "\"",
        "(",
        "*",
        "?",
        "~",
        "\0",
        "\u200B",
        "\uD800",
        "\uDC00",
        "່້໊",
        "ຳ້",
        "໌",
        "ๆ",
        "5 kg",
        "1.234,5",
        "kyx thuaatj",
        " ",
        "\t\n",
        "AND OR NOT",
        "+-&|!{}[]^:\\/",
        "😀",
        "é́́́́",
    ];

    [Fact]
    public void Any_characters_are_answered() =>
        Gen.String[Gen.Char['\0', '\uFFFF'], 0, 60].Sample(query => Answered(query), iter: 400);

    [Fact]
    public void Any_mixture_of_words_marks_and_signs_is_answered() =>
        Gen.Int[0, Pieces.Length - 1]
            .Select(i => Pieces[i])
            .Array[0, 40]
            .Select(string.Concat)
            .Sample(query => Answered(query), iter: 400);

    [Theory]
    [InlineData("ເຫັດ*", 2000)]
    [InlineData("*", 10_000)]
    [InlineData("\"", 9_999)]
    [InlineData("a b ", 2500)]
    [InlineData("ກ່", 5000)]
    [InlineData("1,", 5000)]
    public void Ten_thousand_characters_are_answered(string piece, int times) =>
        Assert.True(Answered(string.Concat(Enumerable.Repeat(piece, times))));

    [Fact]
    public void A_hundred_people_at_once_get_the_answers_of_one()
    {
        string[] queries = ["ການປູກເຫັດ", "trồng nấm", "phoi thoc", "ພະຍາດໃບໄໝ້", "5 kg vôi"];
        var alone = queries.Select(Ids).ToList();

        Parallel.For(
            0,
            100,
            new ParallelOptions { MaxDegreeOfParallelism = 100 },
            i => Assert.Equal(alone[i % queries.Length], Ids(queries[i % queries.Length]))
        );
    }

    [Fact]
    public void Any_beginning_gets_suggestions_without_error() =>
        Gen.String[Gen.Char['\0', '\uFFFF'], 0, 20]
            .Sample(typed => starter.Index.Suggest(typed, Lang.Lo, 8).Count <= 8, iter: 400);

    private bool Answered(string query) =>
        starter
            .Index.Search(new SearchRequest(query, Lang.Lo))
            .Hits.All(hit => !hit.SnippetHtml.Contains("<script", StringComparison.Ordinal));

    private string Ids(string query) =>
        string.Join(' ', starter.Index.Search(new SearchRequest(query, Lang.Vi)).Hits.Select(hit => hit.Id));

    /// <summary>The starter library's index.</summary>
    public sealed class StarterIndex : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("infopoint-index-").FullName;

        public StarterIndex()
        {
            var library = InfoPoint
                .Content.LibraryReader.Read(new InfoPoint.Content.LibraryFolder(RepositoryFolder.Of("content")))
                .Library;
            SearchIndex.Build(Path.Combine(folder, "i"), library, null, null, CancellationToken.None);
            Index = SearchIndex.Open(Path.Combine(folder, "i"));
        }

        public SearchIndex Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
