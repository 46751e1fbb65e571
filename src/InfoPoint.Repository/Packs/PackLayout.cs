namespace InfoPoint.Repository;

/// <summary>Packs: the texts of a topic, or the library's own files, as one Brotli tar for first syncs (docs/format.md, "Packs").</summary>
internal static class PackLayout
{
    private const string Prefix = "packs/";
    private const string Ending = ".tar.br";

    /// <summary>The pack that may hold a file, or null for media of articles, which are in none.</summary>
    public static string? PackOf(string path) =>
        RoleLayout.RoleOf(path) switch
        {
            "library" => $"{Prefix}library{Ending}",
            { } role when role.EndsWith("-text", StringComparison.Ordinal) =>
                $"{Prefix}topic-{RoleLayout.TopicOf(path)}{Ending}",
            _ => null,
        };
}
