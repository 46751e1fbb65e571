namespace InfoPoint.Tests;

/// <summary>Finds files of the project that the tests belong to.</summary>
public static class RepositoryFolder
{
    private static readonly string Root = Find();

    public static string Of(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoPoint.sln")))
            folder = Path.GetDirectoryName(folder)!; // the tests run inside the repository
        return folder;
    }
}
