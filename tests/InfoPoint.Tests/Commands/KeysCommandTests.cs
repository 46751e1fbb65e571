using System.CommandLine;
using InfoPoint.Commands;
using InfoPoint.Hub;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Commands;

public sealed class KeysCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-keys-").FullName;
    private readonly TestLibrary library = new TestLibrary().Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));

    private string Data => Path.Combine(folder, "hub");

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Ceremony_then_rotation_by_two_sticks_from_the_command_line()
    {
        await new ReleaseBuilder(Data, TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);
        var passphrase = Path.Combine(folder, "passphrase.txt");
        await File.WriteAllTextAsync(passphrase, "four quiet words here\n", Stop);
        string[] sticks = [.. new[] { "a", "b", "c" }.Select(name => Path.Combine(folder, name))];
        string[] secret = ["--passphrase-file", passphrase];

        Assert.Equal(
            2,
            await RunAsync(["ceremony", "--stick", sticks[0], "--stick", sticks[0], "--stick", sticks[1], .. secret])
        );
        Assert.Equal(
            0,
            await RunAsync(["ceremony", "--stick", sticks[0], "--stick", sticks[1], "--stick", sticks[2], .. secret])
        );
        Assert.Equal(2, await RunAsync(["rotate", "--stick", sticks[1], .. secret]));
        Assert.Equal(0, await RunAsync(["rotate", "--stick", sticks[1], "--stick", sticks[2], .. secret]));
        Assert.Equal(0, await RunAsync(["list", "--json"]));

        var rows = ReleaseView.Open(Path.Combine(Data, "repository")).TrustedKeys;
        Assert.Equal(
            [(3, 2), (3, 2), (1, 1), (1, 1), (1, 1)],
            rows.Select(row => (row.Keys.Keys.Count, row.Keys.Threshold))
        );
    }

    [Fact]
    public async Task Short_passphrase_is_no_passphrase()
    {
        await new ReleaseBuilder(Data, TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);
        var passphrase = Path.Combine(folder, "passphrase.txt");
        await File.WriteAllTextAsync(passphrase, "1234", Stop);
        string[] sticks =
        [
            .. new[] { "a", "b", "c" }.SelectMany(name => new[] { "--stick", Path.Combine(folder, name) }),
        ];

        Assert.Equal(2, await RunAsync(["ceremony", .. sticks, "--passphrase-file", passphrase]));

        Assert.False(Directory.Exists(Path.Combine(folder, "a")));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<int> RunAsync(string[] arguments) =>
        CommandTree.Root().Parse(["keys", .. arguments, "--data", Data]).InvokeAsync(null, Stop);
}
