using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("articles/*/*/*", "articles/rice/blast/vi.md", true)]
    [InlineData("articles/*/*/*", "articles/rice/blast/media/a.svg", false)]
    [InlineData("*.yaml", "library.yaml", true)]
    [InlineData("*.yaml", "media/library.yaml", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("*", "", true)]
    [InlineData("", "a", false)]
    public void Wildcards_stand_for_anything_but_a_slash(string pattern, string path, bool covers) =>
        Assert.Equal(covers, Covers(pattern, path));

    [Fact]
    public void Any_pattern_matches_what_its_regular_expression_matches() =>
        Gen.Select(Gen.String[Gen.Char["ab/*?"], 0, 8], Gen.String[Gen.Char["ab/"], 0, 8])
            .Sample(
                (pattern, path) =>
                    Covers(pattern, path)
                    == Regex.IsMatch(
                        path,
                        @"\A"
                            + Regex
                                .Escape(pattern)
                                .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
                                .Replace(@"\?", "[^/]", StringComparison.Ordinal)
                            + @"\z"
                    ),
                iter: 20_000
            );

    private static bool Covers(string pattern, string path) =>
        Delegation
            .ReadAll(
                JsonSerializer.SerializeToElement(
                    new JsonObject
                    {
                        ["keys"] = new JsonObject(),
                        ["roles"] = new JsonArray(
                            new JsonObject
                            {
                                ["name"] = "role",
                                ["keyids"] = new JsonArray(),
                                ["threshold"] = 1,
                                ["terminating"] = false,
                                ["paths"] = new JsonArray(pattern),
                            }
                        ),
                    }
                )
            )[0]
            .Covers(path);
}
