namespace InfoPoint.Content;

/// <summary>Which articles suit chosen areas, told from <c>areas.yaml</c> and the <c>article.yaml</c> of each: for a point that must know before it can read the library whole.</summary>
/// <remarks>What is not there or cannot be read suits: a point keeps too much rather than too little.</remarks>
public static class AreaChoice
{
    /// <summary>Ids of the articles that suit none of the areas (docs/format.md, "An article").</summary>
    /// <param name="files">What is there of the library.</param>
    /// <param name="areas">Area ids.</param>
    /// <param name="cancel">Ends it between two articles.</param>
    public static IReadOnlySet<string> Unsuited(
        ILibraryFiles files,
        IReadOnlyList<string> areas,
        CancellationToken cancel = default
    )
    {
        var paths = files.All().Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        if (!paths.Contains("areas.yaml"))
            return new HashSet<string>();

        var tree = new AreaTree(LibraryReader.ReadAreas(files, paths, []));
        return paths
            .Where(path => path.EndsWith("/article.yaml", StringComparison.Ordinal))
            .AsParallel()
            .WithCancellation(cancel)
            .Where(path => AreasOf(files, path) is var named && !areas.Any(area => tree.Suits(named, area)))
            .Select(path => path.Split('/')[^2])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> AreasOf(ILibraryFiles files, string path)
    {
        var problems = new List<Problem>(); // the hub reported them before it published
        return
        [
            .. YamlMap
                .Parse(TextFile.Read(files, path, problems) ?? "", path, 0, problems)
                .Texts("areas")
                .Select(area => area.Text),
        ];
    }
}
