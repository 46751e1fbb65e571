using InfoPoint.Content;

namespace InfoPoint.Tests.Content;

public sealed class LibraryCheckTests
{
    private const string Good = "articles/mushrooms/oyster-mushroom";

    public static TheoryData<string, string, string> Wrongs() =>
        new()
        {
            { "topic-unknown", "articles/goats/new-one/article.yaml", "kind: technique\n" },
            { "area-unknown", $"{Good}/article.yaml", "kind: technique\nareas: [atlantis]\n" },
            { "term-unknown", $"{Good}/article.yaml", "kind: technique\nconcepts: [no-such-term]\n" },
            { "article-unknown", $"{Good}/article.yaml", "kind: technique\nrelated: [no-such-article]\n" },
            { "article-unknown", $"{Good}/vi.md", TestLibrary.Text("A", "## A\n\n[b](article:no-such-article)\n") },
            { "file-missing", $"{Good}/vi.md", TestLibrary.Text("A", "## A\n\n![](none.svg)\n\nB.\n") },
            { "key-missing", $"{Good}/article.yaml", "areas: []\n" },
            { "value-unknown", $"{Good}/article.yaml", "kind: magic\n" },
            { "yaml-broken", $"{Good}/article.yaml", "kind: [technique\n" },
            { "front-matter-missing", $"{Good}/vi.md", "## A\n\nB.\n" },
            { "body-missing", $"{Good}/vi.md", "---\ntitle: A\n---\n" },
            { "raw-html", $"{Good}/vi.md", TestLibrary.Text("A", "## A\n\n<b>B</b>\n") },
            {
                "origin-missing",
                $"{Good}/lo.md",
                TestLibrary.Text("ກ", front: "translates: {language: vi, revision: 9}\n")
            },
            { "summary-long", $"{Good}/vi.md", $"---\ntitle: A\nsummary: {new string('x', 201)}\n---\n\n## A\n\nB.\n" },
            { "id-wrong", "articles/mushrooms/Bad_Id/article.yaml", "kind: technique\n" },
            { "id-repeated", "articles/rice/oyster-mushroom/article.yaml", "kind: technique\n" },
        };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Error_names_its_file_and_stops_a_release(string code, string file, string text)
    {
        using var library = Valid().Write(file, text);
        if (file.EndsWith("article.yaml", StringComparison.Ordinal) && !file.StartsWith(Good, StringComparison.Ordinal))
            library.Write(file.Replace("article.yaml", "vi.md", StringComparison.Ordinal), TestLibrary.Text("A"));

        var problems = library.Check().Problems;

        var found = problems.Where(problem => problem.Code == code).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, problem => Assert.Equal(Severity.Error, problem.Severity));
        Assert.All(
            found,
            problem => Assert.StartsWith(file[..file.LastIndexOf('/')], problem.File, StringComparison.Ordinal)
        );
        Assert.All(found, problem => Assert.True(problem.Line >= 1));
    }

    [Theory]
    [InlineData("term-unknown", "no-such-term", "no-such-term", 2)]
    [InlineData("broader-circle", "cricket", "insect", 2)]
    [InlineData("broader-circle", "cricket", "cricket", 3)]
    public void Kind_of_nothing_or_of_itself_stops_a_release(
        string code,
        string broaderOfInsects,
        string named,
        int line
    )
    {
        using var library = Valid()
            .Write(
                "glossary.tsv",
                "id\ten\tvi\tvi_alt\tlo\tlo_alt\tcategory\tevidence\tbroader\n"
                    + $"insect\tinsects\tcôn trùng\t\tແມງໄມ້\t\tlivestock\t\t{broaderOfInsects}\n"
                    + "cricket\tcricket\tdế\t\tຈິ້ງຫຼີດ\t\tlivestock\t\tinsect\n"
            );

        var problem = library.Check().Problems.Single(problem => problem.Code == code && problem.Facts.Contains(named));

        Assert.Equal(("glossary.tsv", line, Severity.Error), (problem.File, problem.Line, problem.Severity));
    }

    [Theory]
    [InlineData("key-unknown", "kind: technique\ncolour: blue\n")]
    [InlineData("review-overdue", "kind: technique\nreview_by: 2020-01-01\n")]
    [InlineData("picture-undescribed", "kind: technique\nmedia: [{file: a.svg}]\n")]
    public void Warning_does_not_stop_a_release(string code, string yaml)
    {
        using var library = Valid()
            .Write($"{Good}/article.yaml", yaml)
            .Write($"{Good}/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        var problems = library.Check().Problems;

        Assert.Contains(problems, problem => problem.Code == code);
        Assert.DoesNotContain(problems, problem => problem.Severity == Severity.Error);
    }

    [Fact]
    public void Missing_translation_and_unlisted_picture_are_warnings()
    {
        using var library = Valid().Write($"{Good}/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        File.Delete(Path.Combine(library.Folder, $"{Good}/lo.md"));

        var problems = library.Check().Problems;

        Assert.Equal(["translation-missing", "picture-unlisted"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Symbolic_links_are_refused()
    {
        using var library = Valid();
        File.CreateSymbolicLink(Path.Combine(library.Folder, $"{Good}/media.svg"), "/etc/passwd");

        Assert.Contains(
            library.Check().Problems,
            problem => problem.Code == "link" && problem.Severity == Severity.Error
        );
    }

    [Fact]
    public void Files_that_are_too_large_are_refused()
    {
        using var library = Valid().Write($"{Good}/media/a.svg", new string(' ', 2_000_001));

        Assert.Contains(library.Check().Problems, problem => problem.Code == "file-too-large");
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        using var library = Valid();
        File.AppendAllBytes(Path.Combine(library.Folder, $"{Good}/vi.md"), [0xE9, 0x20, 0xFF]);

        Assert.Contains(
            library.Check().Problems,
            problem => problem.Code == "text-not-utf8" && problem.File == $"{Good}/vi.md"
        );
    }

    [Fact]
    public void Every_problem_is_reported_in_one_run()
    {
        using var library = Valid()
            .Write($"{Good}/article.yaml", "kind: technique\nareas: [atlantis]\nrelated: [none]\n")
            .Write($"{Good}/vi.md", TestLibrary.Text("A", "## A\n\n<i>B</i>\n"));

        var codes = library
            .Check()
            .Problems.Where(problem => problem.Severity == Severity.Error)
            .Select(problem => problem.Code);

        Assert.Equal(["area-unknown", "article-unknown", "raw-html"], codes.Order());
    }

    [Fact]
    public void Starter_library_has_no_error()
    {
        var reading = LibraryCheck.Run(
            new LibraryFolder(RepositoryFolder.Of("content")),
            new DateOnly(2026, 11, 24),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(
            reading
                .Problems.Where(problem => problem.Severity == Severity.Error)
                .Select(problem => $"{problem.File}:{problem.Line} {problem.Code} {string.Join(' ', problem.Facts)}")
        );
        Assert.True(reading.Library.Articles.Count >= 15);
        Assert.All(
            reading.Library.Articles,
            article =>
                Assert.True(
                    article.Texts.Count == 2 && article.Sources.Count > 0 && article.Media.Count > 0,
                    article.Id
                )
        );
    }

    private static TestLibrary Valid() =>
        new TestLibrary().Article(
            "oyster-mushroom",
            TestLibrary.Text("Nấm sò"),
            TestLibrary.Text("ເຫັດນາງລົມ", front: "translates: {language: vi, revision: 1}\n")
        );
}
