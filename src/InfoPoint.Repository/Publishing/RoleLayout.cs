using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Which role signs which path (docs/format.md, "Roles").</summary>
internal static class RoleLayout
{
    /// <summary>The role that signs a path, or null when none does.</summary>
    public static string? RoleOf(string path) =>
        path.Split('/') switch
        {
            [var name]
                when name.EndsWith(".yaml", StringComparison.Ordinal)
                    || name.EndsWith(".tsv", StringComparison.Ordinal) => "library",
            ["media", _] => "library",
            ["packs", _] => "packs",
            ["articles", var topic, _, _] => $"{topic}-text",
            ["articles", var topic, _, "media", _] => $"{topic}-media",
            _ => null,
        };

    /// <summary>True for a pack, which is no file of the library.</summary>
    public static bool IsPack(string path) => path.StartsWith("packs/", StringComparison.Ordinal);

    public static string? TopicOf(string path) => path.Split('/') is ["articles", var topic, ..] ? topic : null;

    public static IEnumerable<string> TopicRoles(string topic) => [$"{topic}-text", $"{topic}-media"];

    /// <summary>What <c>targets</c> hands down.</summary>
    public static JsonObject ToLibrary(PublicKey key) =>
        Delegations(
            key,
            ("library", false, ["*.yaml", "*.tsv", "media/*"]),
            ("articles", false, ["articles/*/*/*", "articles/*/*/media/*"]),
            ("packs", false, ["packs/*"])
        );

    /// <summary>What <c>articles</c> hands down, two terminating roles a topic, so that a new topic needs no offline key.</summary>
    public static JsonObject ToTopics(PublicKey key, IEnumerable<string> topics) =>
        Delegations(
            key,
            [
                .. topics.SelectMany(topic =>
                    new (string, bool, string[])[]
                    {
                        ($"{topic}-text", true, [$"articles/{topic}/*/*"]),
                        ($"{topic}-media", true, [$"articles/{topic}/*/media/*"]),
                    }
                ),
            ]
        );

    private static JsonObject Delegations(
        PublicKey key,
        params (string Name, bool IsTerminating, string[] Paths)[] roles
    ) =>
        new()
        {
            ["keys"] = new JsonObject { [key.Id] = key.Json.DeepClone() },
            ["roles"] = new JsonArray([
                .. roles.Select(role => new JsonObject
                {
                    ["keyids"] = new JsonArray(key.Id),
                    ["name"] = role.Name,
                    ["paths"] = new JsonArray([.. role.Paths.Select(path => (JsonNode)path)]),
                    ["terminating"] = role.IsTerminating,
                    ["threshold"] = 1,
                }),
            ]),
        };
}
