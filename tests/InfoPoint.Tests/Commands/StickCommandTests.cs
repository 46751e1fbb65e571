using InfoPoint.Commands;
using InfoPoint.Hub;

namespace InfoPoint.Tests.Commands;

public sealed class StickCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-stick-").FullName;
    private readonly TestLibrary library = new TestLibrary().Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Stick_brings_a_release_to_a_point_and_letters_back_to_the_hub()
    {
        await new ReleaseBuilder(In("hub"), TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);
        Directory.CreateDirectory(In("stick"));
        Directory.CreateDirectory(In("point/outbox"));
        await File.WriteAllTextAsync(In("point/outbox/batch-1"), "sealed", Stop);
        var root = In("hub/repository/metadata/1.root.json");

        Assert.Equal(0, await RunAsync("write", In("stick"), "--data", In("hub")));
        Assert.Equal(0, await RunAsync("read", In("stick"), "--data", In("point"), "--root", root));
        var note = await File.ReadAllTextAsync(In("stick/infopoint/note.txt"), Stop);
        Assert.Equal(0, await RunAsync("read", In("stick"), "--data", In("hub")));

        Assert.Contains("đã nhận bản phát hành 1", note, StringComparison.Ordinal);
        Assert.Contains("ໄດ້ຮັບສະບັບທີ 1", note, StringComparison.Ordinal); // took release 1
        Assert.Equal("sealed", await File.ReadAllTextAsync(In("hub/inbox/batch-1"), Stop));
    }

    [Fact]
    public async Task Strange_stick_is_refused_and_its_note_says_so()
    {
        await new ReleaseBuilder(In("hub"), TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);
        await new ReleaseBuilder(In("other"), TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);
        Directory.CreateDirectory(In("stick"));
        await RunAsync("write", In("stick"), "--data", In("other"));

        var code = await RunAsync(
            "read",
            In("stick"),
            "--data",
            In("point"),
            "--root",
            In("hub/repository/metadata/1.root.json")
        );

        Assert.Equal(11, code);
        Assert.Contains(
            "không nhận",
            await File.ReadAllTextAsync(In("stick/infopoint/note.txt"), Stop),
            StringComparison.Ordinal
        );
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string In(string path) => Path.Combine(folder, path);

    private static Task<int> RunAsync(params string[] arguments) =>
        CommandTree.Root().Parse(["stick", .. arguments]).InvokeAsync(null, Stop);
}
