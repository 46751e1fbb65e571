using System.Net;
using System.Text.RegularExpressions;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Language.Text;

namespace InfoPoint.Tests.StarterContent;

/// <summary>What the starter library promises, kept true by machine.</summary>
public sealed partial class StarterLibraryTests
{
    private static readonly Library Starter = LibraryReader
        .Read(new LibraryFolder(RepositoryFolder.Of("content")))
        .Library;

    private static readonly LibraryStats Stats = LibraryStats.Of(Starter);

    /// <summary>Words that are Thai, old spellings or another thing in Lao (from the guide for writers); a name in brackets may be one.</summary>
    private static readonly string[] NotWritten =
    [
        "ປຸ໋ຍ",
        "ມັນສຳປະຫຼັງ",
        "ເຂົ້າໂພດ",
        "ຕະໄຄ້",
        "ໜອນກະທູ້",
        "ໜອນກໍ",
        "ໜ້າຝົນ",
        "ຕອນເຢັນ",
        "ມະລະກໍ",
        "ມະນາວ",
        "ຄົ້ນຫາ",
        "ຄຸນຄວນ",
        "ໂຣກ",
        "ຣະດູ",
        "ຫນ",
        "ຫມ",
        "ຫລ",
        "ໍາ",
    ];

    public static TheoryData<string> Articles() => [.. Starter.Articles.Select(article => article.Id)];

    [Fact]
    public void Library_holds_what_was_promised()
    {
        Assert.True(Stats.Articles >= 70, $"{Stats.Articles} articles");
        Assert.Equal(Stats.ByLanguage["vi"], Stats.ByLanguage["lo"]);
        Assert.True(Stats.ByTopic["mushrooms"] >= 12);
        Assert.True(Stats.ByKind["variety"] >= 10);
        Assert.True(Stats.ByKind["pest"] >= 8);
        Assert.True(Stats.ByTopic["livestock"] >= 6);
        Assert.True(Stats.ByTopic["post-harvest"] >= 14);
        Assert.True(Stats.ByTopic["services"] >= 6);
        Assert.True(Stats.Drawings >= 150, $"{Stats.Drawings} drawings");
        Assert.Equal(0, Stats.Undrawn);
        Assert.Equal(0, Stats.Stale);
    }

    [Fact]
    public void Every_district_of_Salavan_has_its_page()
    {
        foreach (var district in Starter.Areas.Inside("salavan"))
            Assert.Contains(
                Starter.Articles,
                article => article.Kind == ArticleKind.Place && article.Areas.SequenceEqual([district.Id])
            );
    }

    [Fact]
    public void Course_has_its_lessons_in_an_order()
    {
        var course = Assert.Single(Starter.Articles, article => article.Kind == ArticleKind.Course);

        Assert.True(course.Lessons.Count >= 6);
        Assert.All(course.Lessons, lesson => Assert.NotNull(Starter.Find(lesson)));
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void Article_is_there_in_both_languages_with_summary_source_drawing_and_the_same_cards(string id)
    {
        var article = Starter.Find(id)!; // from Articles
        var (vi, lo) = (article.Text(Lang.Vi), article.Text(Lang.Lo));

        Assert.NotNull(vi);
        Assert.NotNull(lo);
        Assert.NotEmpty(vi.Summary);
        Assert.NotEmpty(lo.Summary);
        Assert.NotEmpty(article.Sources);
        Assert.NotEmpty(article.Media);
        Assert.Equal(
            vi.ReadOutline().Select(section => (section.Heading.Length > 0, section.Picture)),
            lo.ReadOutline().Select(section => (section.Heading.Length > 0, section.Picture))
        );
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void Numbers_and_their_units_agree_in_both_languages(string id)
    {
        var article = Starter.Find(id)!; // from Articles
        var vi = article.Text(Lang.Vi)!.ReadOutline(); // both are there: tested above
        var lo = article.Text(Lang.Lo)!.ReadOutline();

        foreach (var (a, b) in vi.Zip(lo))
        {
            var (inVi, inLo) = (Quantities(a), Quantities(b));
            Assert.Equal(
                inVi.Select(quantity => quantity.Number).Order(),
                inLo.Select(quantity => quantity.Number).Order()
            );
            foreach (var number in inVi.Select(quantity => quantity.Number).Distinct())
            {
                var (unitsVi, unitsLo) = (UnitsOf(inVi, number), UnitsOf(inLo, number));
                if (unitsVi.Count > 0 && unitsLo.Count > 0)
                    Assert.True(
                        unitsVi.Overlaps(unitsLo),
                        $"{a.Heading}: {number} {string.Join('/', unitsVi)} in Vietnamese, {string.Join('/', unitsLo)} in Lao"
                    );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void Lao_is_written_in_the_house_spelling_with_Lao_words(string id)
    {
        var text = Starter.Find(id)!.Text(Lang.Lo)!; // from Articles, both are there
        var written = InBrackets().Replace(text.Title + "\n" + text.Summary + "\n" + text.ReadMarkdown(), "");

        Assert.DoesNotMatch("[\u0E01-\u0E3A\u0E40-\u0E5B\u200B-\u200D\u00AD\uFEFF]", written);
        Assert.All(NotWritten, word => Assert.DoesNotContain(word, written, StringComparison.Ordinal));
    }

    [Fact]
    public void Lao_terms_are_those_that_the_glossary_prefers()
    {
        var written = InBrackets()
            .Replace(
                string.Concat(Starter.Articles.Select(article => article.Text(Lang.Lo)!.ReadMarkdown())), // all are there
                ""
            );
        var preferred = Starter.Glossary.Select(term => term.Lo).Where(IsLongEnough).Distinct().ToList();
        var others = Starter
            .Glossary.SelectMany(term => term.LoAlt)
            .Where(other =>
                IsLongEnough(other) && !preferred.Any(name => name.Contains(other, StringComparison.Ordinal)) // a part of a preferred name
            )
            .Distinct()
            .ToList();

        var share = (double)others.Sum(Uses) / preferred.Sum(Uses);

        Assert.True(
            share < 0.03,
            $"{share:P1} of the uses: {string.Join(", ", others.OrderByDescending(Uses).Take(10))}"
        );

        static bool IsLongEnough(string name) => name.Length >= 4; // shorter ones stand inside other words
        int Uses(string name) => Regex.Count(written, Regex.Escape(name));
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void Drawings_are_small_whole_and_of_one_size(string id)
    {
        var article = Starter.Find(id)!; // from Articles
        foreach (var item in article.Media.Where(item => item.File.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var svg = File.ReadAllText(
                RepositoryFolder.Of($"content/articles/{article.Topic}/{article.Id}/media/{item.File}")
            );

            Assert.True(svg.Length <= 6 * 1024, $"{item.File} has {svg.Length} characters");
            Assert.Contains("viewBox=\"0 0 240 180\"", svg, StringComparison.Ordinal);
            Assert.Contains("role=\"img\"", svg, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script|<image|<style|<foreignObject|<use|href=|url\\(|@import|data:", svg);
            Assert.All(
                SvgText().Matches(svg),
                text => Assert.DoesNotMatch(WordsOfALanguage(), WebUtility.HtmlDecode(text.Groups[1].Value))
            );
        }
    }

    private static List<(string Number, string? Unit)> Quantities(Section section)
    {
        var segments = Segmenter.Cut(section.Heading + "\n" + section.PlainText);
        var units = segments
            .Where(segment => segment.Kind == SegmentKind.Unit)
            .ToDictionary(segment => segment.Position - 1, segment => segment.Key);
        return
        [
            .. segments
                .Where(segment => segment.Kind == SegmentKind.Number)
                .Select(segment => (segment.Key, units.GetValueOrDefault(segment.Position))),
        ];
    }

    private static HashSet<string> UnitsOf(List<(string Number, string? Unit)> quantities, string number) =>
        [
            .. quantities
                .Where(quantity => quantity.Number == number)
                .Select(quantity => quantity.Unit)
                .OfType<string>()
                .Where(unit => unit != "cong"), // công is work much more often than a measure of land
        ];

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"<text[^>]*>([^<]*)")]
    private static partial Regex SvgText();

    /// <summary>Digits, signs, SI units and codes serve both languages; words do not.</summary>
    [GeneratedRegex(@"\p{L}{4,}|[^\x00-\x7F°²³×÷→–≤≥½¼±µ·✓]")]
    private static partial Regex WordsOfALanguage();
}
