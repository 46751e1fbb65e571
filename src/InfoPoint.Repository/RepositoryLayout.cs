namespace InfoPoint.Repository;

/// <summary>Where files of a repository lie, on disk and in addresses alike (docs/format.md, "A repository").</summary>
public static class RepositoryLayout
{
    /// <summary>The newest timestamp.</summary>
    public const string Timestamp = "metadata/timestamp.json";

    /// <summary>A numbered metadata file.</summary>
    public static string Metadata(string role, long version) => $"metadata/{version}.{RoleNames.File(role)}.json";

    /// <summary>A metadata file of a repository without consistent snapshots.</summary>
    public static string Metadata(string role) => $"metadata/{RoleNames.File(role)}.json";

    /// <summary>A target: the hash stands before the last part of its path (TUF §5.7, consistent snapshots).</summary>
    public static string Target(string path, string hash)
    {
        var slash = path.LastIndexOf('/') + 1;
        return $"targets/{path[..slash]}{hash}.{path[slash..]}";
    }

    /// <summary>A target of a repository without consistent snapshots.</summary>
    public static string PlainTarget(string path) => $"targets/{path}";

    /// <summary>A repository path as a path on disk.</summary>
    public static string OnDisk(string root, string path) =>
        Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>True for text, which lies compressed as well; pictures are compressed already, but for SVG.</summary>
    public static bool IsText(string path) =>
        Path.GetExtension(path) is ".json" or ".md" or ".yaml" or ".tsv" or ".svg";
}
