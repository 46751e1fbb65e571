using System.Text.RegularExpressions;
using InfoPoint.Commands;
using InfoPoint.Site;

namespace InfoPoint.Tests.Docs;

/// <summary>What code knows, documents say.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_setting_is_in_configuration_and_no_other() =>
        Assert.Equal(SettingsReader.Keys.Order(), Rows("configuration.md").Where(cell => cell != "–").Order());

    [Fact]
    public void Every_exit_code_is_in_commands() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(code => (int)code).Order(),
            ExitCodeRow()
                .Matches(Read("commands.md"))
                .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
                .Order()
        );

    [Fact]
    public void Every_command_is_in_commands()
    {
        var documented = Rows("commands.md")
            .Where(cell => !char.IsDigit(cell[0]))
            .Select(cell => cell.Split(' ')[0])
            .Distinct()
            .Order();

        Assert.Equal(CommandTree.All().Select(command => command.Name).Order(), documented);
    }

    [Fact]
    public void Every_package_has_its_reason()
    {
        var reasons = Read("dependencies.md");
        var packages = PackageVersion()
            .Matches(File.ReadAllText(RepositoryFolder.Of("Directory.Packages.props")))
            .Select(match => match.Groups[1].Value);

        Assert.All(packages, package => Assert.Contains(package, reasons, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        foreach (
            var file in Directory
                .EnumerateFiles(RepositoryFolder.Of("docs"), "*.md")
                .Append(RepositoryFolder.Of("README.md"))
        )
        foreach (
            var link in Link()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value)
                .Where(link => !link.Contains(':', StringComparison.Ordinal))
        )
            Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Split('#')[0])), $"{file}: {link}"); // files have folders
    }

    private static string Read(string document) =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Of("docs"), document));

    /// <summary>First cells of table rows, without code marks.</summary>
    private static IEnumerable<string> Rows(string document) =>
        Row().Matches(Read(document)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| (?:`([a-z][a-z_ -]*)`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"PackageVersion Include=""([^""]+)""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
