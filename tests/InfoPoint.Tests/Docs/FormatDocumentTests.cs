using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InfoPoint.Repository;
using InfoPoint.Tests.Repository;

namespace InfoPoint.Tests.Docs;

/// <summary>The examples of docs/format.md have the fields of real files.</summary>
public sealed partial class FormatDocumentTests
{
    [Theory]
    [InlineData("root", "1.root.json")]
    [InlineData("timestamp", "timestamp.json")]
    [InlineData("snapshot", "1.snapshot.json")]
    [InlineData("targets", "1.targets.json")]
    [InlineData("targets", "1.rice-text.json")]
    public void Example_of_metadata_has_the_fields_of_what_the_hub_writes(string type, string file)
    {
        using var repository = new TestRepository();
        repository.Publish();
        var real = Signed(File.ReadAllText(Path.Combine(repository.Root, "metadata", file)));

        var example = Json()
            .Matches(File.ReadAllText(RepositoryFolder.Of("docs/format.md")))
            .Select(match => Signed(match.Groups[1].Value))
            .Single(signed =>
                (string?)signed["_type"] == type && signed.ContainsKey("delegations") == real.ContainsKey("delegations")
            );

        Assert.Equal(real.Select(pair => pair.Key).Order(), example.Select(pair => pair.Key).Order());
        Assert.Equal((string?)real["spec_version"], (string?)example["spec_version"]);
        Assert.Equal(FieldsBelow(real, "meta"), FieldsBelow(example, "meta"));
        Assert.Equal(FieldsBelow(real, "targets"), FieldsBelow(example, "targets"));
        Assert.Equal(FieldsOfFirstDelegation(real), FieldsOfFirstDelegation(example));
    }

    [Fact]
    public void Every_role_of_a_repository_is_described()
    {
        using var repository = new TestRepository();
        repository.Publish();
        var text = File.ReadAllText(RepositoryFolder.Of("docs/format.md"));

        Assert.All(
            ReleaseView
                .Open(repository.Root)
                .Expiries.Select(role =>
                    role.Role.Replace("rice", "TOPIC", StringComparison.Ordinal)
                        .Replace("mushrooms", "TOPIC", StringComparison.Ordinal)
                ),
            role => Assert.Contains($"`{role}`", text, StringComparison.Ordinal)
        );
    }

    /// <summary>The fields of the entries of a map; all entries have the same.</summary>
    private static IEnumerable<string> FieldsBelow(JsonObject signed, string map) =>
        (signed[map]?.AsObject() ?? [])
            .SelectMany(pair => pair.Value!.AsObject().Select(field => field.Key)) // entries are objects
            .Distinct()
            .Order();

    private static IEnumerable<string> FieldsOfFirstDelegation(JsonObject signed) =>
        signed["delegations"]?["roles"]?[0]?.AsObject().Select(field => field.Key).Order()
        ?? Enumerable.Empty<string>();

    private static JsonObject Signed(string json) => JsonNode.Parse(json)!["signed"]!.AsObject(); // metadata has it

    [GeneratedRegex("```json\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
