using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InfoPoint.Tests.I18n;

public sealed partial class InterfaceTextTests
{
    public static TheoryData<string> Surfaces() =>
        [
            .. Directory
                .EnumerateFiles(RepositoryFolder.Of("i18n"), "*.resx")
                .Select(file => Path.GetFileName(file).Split('.')[0])
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Every_text_is_there_in_three_languages_with_the_same_placeholders(string surface)
    {
        var vi = Texts(surface, "");
        foreach (var other in new[] { Texts(surface, ".lo"), Texts(surface, ".en") })
        {
            Assert.Equal(vi.Keys.Order(), other.Keys.Order());
            Assert.All(vi, pair => Assert.Equal(Placeholders(pair.Value), Placeholders(other[pair.Key])));
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void No_text_is_empty_and_Lao_holds_no_Thai_letters(string surface)
    {
        foreach (var language in new[] { "", ".lo", ".en" })
            Assert.All(Texts(surface, language), pair => Assert.False(string.IsNullOrWhiteSpace(pair.Value), pair.Key));
        Assert.All(Texts(surface, ".lo"), pair => Assert.DoesNotMatch("[\u0E01-\u0E3A\u0E40-\u0E5B]", pair.Value));
    }

    [Fact]
    public void Every_key_is_used_and_every_used_key_is_there()
    {
        var code = string.Concat(
            Directory
                .EnumerateFiles(RepositoryFolder.Of("src"), "*.*", SearchOption.AllDirectories)
                .Where(file =>
                    file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
                )
                .Select(File.ReadAllText)
        );
        var keys = Surfaces().SelectMany(row => Texts(row.Data, "").Keys).ToHashSet(StringComparer.Ordinal);
        var used = UsedKey().Matches(code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var starts = UsedStart().Matches(code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var problems = ProblemCode()
            .Matches(code)
            .Select(match => $"problem.{match.Groups[1].Value}")
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], used.Except(keys));
        Assert.Equal([], problems.Except(keys));
        var unused = keys.Where(key =>
            !used.Contains(key)
            && !problems.Contains(key)
            && !starts.Any(start =>
                key.StartsWith(start, StringComparison.Ordinal) && !key.StartsWith("problem.", StringComparison.Ordinal)
            )
        );
        Assert.Equal([], unused);
    }

    private static Dictionary<string, string> Texts(string surface, string language) =>
        XDocument
            .Load(Path.Combine(RepositoryFolder.Of("i18n"), $"{surface}{language}.resx"))
            .Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string?)data.Element("value") ?? ""); // a resx has both

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"""((?:reader|kiosk|problem|stick)\.[a-z0-9._-]*[a-z0-9_])""")]
    private static partial Regex UsedKey();

    [GeneratedRegex(@"\$""((?:reader|kiosk|problem|stick)\.[a-z0-9._-]*)\{")]
    private static partial Regex UsedStart();

    [GeneratedRegex(@"(?:Problem\.(?:Error|Warning)|Unknown)\(\s*""([a-z0-9-]+)""")]
    private static partial Regex ProblemCode();
}
