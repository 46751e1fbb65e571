using System.Reflection;

namespace InfoPoint.Tests;

/// <summary>The picture in docs/architecture.md as data.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("InfoPoint.Language")]
    [InlineData("InfoPoint.Repository")]
    [InlineData("InfoPoint.Content", "InfoPoint.Language")]
    [InlineData("InfoPoint.Search", "InfoPoint.Content", "InfoPoint.Language")]
    public void Project_uses_only_what_the_picture_allows(string project, params string[] allowed)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!); // loaded names are never null

        Assert.Empty(used.Where(name => name.StartsWith("InfoPoint", StringComparison.Ordinal)).Except(allowed));
    }

    [Theory]
    [InlineData("ICU4N", "InfoPoint.Language")]
    [InlineData("Markdig", "InfoPoint.Content")]
    [InlineData("YamlDotNet", "InfoPoint.Content")]
    [InlineData("HtmlSanitizer", "InfoPoint.Content")]
    [InlineData("Lucene.Net", "InfoPoint.Search")]
    [InlineData("NSec.Cryptography", "InfoPoint.Repository")]
    [InlineData("RazorSlices", "infopoint")]
    [InlineData("SkiaSharp", "infopoint")]
    public void Outside_library_has_one_home(string library, string home)
    {
        string[] projects =
        [
            "InfoPoint.Language",
            "InfoPoint.Content",
            "InfoPoint.Repository",
            "InfoPoint.Search",
            "infopoint",
        ];

        var users = projects.Where(project =>
            Assembly.Load(project).GetReferencedAssemblies().Any(name => name.Name == library)
        );

        Assert.Empty(users.Except([home]));
    }
}
