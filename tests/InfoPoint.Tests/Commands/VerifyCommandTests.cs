using InfoPoint.Commands;
using InfoPoint.Hub;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoPoint.Tests.Commands;

public sealed class VerifyCommandTests : IAsyncLifetime
{
    private const string Text = "articles/mushrooms/wood-ear/vi.md";

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-verify-").FullName;
    private readonly TestLibrary library = new TestLibrary()
        .Article("wood-ear", TestLibrary.Text("Mộc nhĩ"))
        .Article("oyster", TestLibrary.Text("Nấm sò"));

    private SiteSettings Point =>
        new()
        {
            Data = In("point"),
            Hub = [In("hub")],
            Root = In("hub/repository/metadata/1.root.json"),
        };

    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        await PointSync.RunAsync(Point, TimeProvider.System, null, Stop);
    }

    public ValueTask DisposeAsync()
    {
        library.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Damaged_file_of_a_point_exits_11_and_with_repair_3_until_a_sync_replaced_it()
    {
        Damage("point/mirror/repository");

        Assert.Equal(11, await VerifyAsync("point"));
        Assert.Equal(3, await VerifyAsync("point", "--repair"));
        await PointSync.RunAsync(Point, TimeProvider.System, null, Stop);

        Assert.Equal(0, await VerifyAsync("point", "--repair"));
    }

    [Fact]
    public async Task Damaged_text_of_a_hub_is_replaced_by_publishing_its_folder_again()
    {
        Damage("hub/repository");

        Assert.Equal(3, await VerifyAsync("hub", "--repair"));
        var report = await PublishAsync();

        Assert.Empty(report.Clashes);
        Assert.Equal(1, report.Outcome?.Release);
        Assert.Equal(0, await VerifyAsync("hub"));
    }

    [Fact]
    public async Task Damaged_text_that_the_folder_lacks_is_not_signed()
    {
        var signed = ReleaseView.Open(In("hub/repository")).Files[Text];
        Damage("hub/repository");
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/wood-ear"), recursive: true);
        library.Article(
            "oyster",
            TestLibrary.Text("Nấm sò").Replace("revision: 1", "revision: 2", StringComparison.Ordinal)
        );

        var report = await PublishAsync();

        Assert.Equal(2, report.Outcome?.Release);
        Assert.Equal(signed, ReleaseView.Open(In("hub/repository")).Files[Text]);
    }

    [Fact]
    public async Task Running_program_finds_damage_by_itself()
    {
        using var current = new CurrentRelease();
        var repository = In("point/mirror/repository");
        var loader = new ReleaseLoader(repository, In("point/index"));
        loader.OpenIndex(null, Stop)?.Dispose();
        current.Replace(loader.Load(null, null, Stop)!); // synced before
        var suspects = new SuspectFiles(repository);
        using var watch = new DiskWatch(
            Point,
            current,
            new SlowCheck(In("point/read-again")),
            suspects,
            TimeProvider.System,
            NullLogger<DiskWatch>.Instance
        );
        Damage("point/mirror/repository");
        Assert.False(current.Value!.Index!.IsSuspect); // just replaced

        foreach (var _ in current.Value.Files.View.Files)
            await watch.TakeTurnAsync(Stop);

        Assert.Contains("/wood-ear/", Assert.Single(suspects.Read()), StringComparison.Ordinal);
        Assert.True(current.Value.Index.IsSuspect); // the index is read again as well
    }

    [Fact]
    public async Task Running_program_shows_the_text_that_replaced_a_damaged_one()
    {
        var loader = new ReleaseLoader(In("point/mirror/repository"), In("point/index"));
        loader.OpenIndex(null, Stop)!.Dispose(); // synced before; the index is built
        Damage("point/mirror/repository", "Mộc nhĩ");
        using var current = new CurrentRelease();
        current.Replace(loader.Load(null, null, Stop)!); // synced before
        Assert.NotEqual("Mộc nhĩ", Title(current));
        loader.Remember(current.Value!); // just replaced
        await VerifyAsync("point", "--repair");
        await PointSync.RunAsync(Point, TimeProvider.System, null, Stop);

        current.Replace(loader.Load(current.Value, null, Stop)!); // synced again

        Assert.Equal("Mộc nhĩ", Title(current));
    }

    private static string? Title(CurrentRelease current) =>
        current.Value?.Library.Find("wood-ear")?.Texts.Single().Title;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string In(string path) => Path.Combine(folder, path);

    private Task<ReleaseReport> PublishAsync() =>
        new ReleaseBuilder(In("hub"), TimeProvider.System).PublishAsync(library.Folder, false, false, Stop);

    private Task<int> VerifyAsync(string data, params string[] more) =>
        VerifyCommand.Create().Parse(["--data", In(data), .. more]).InvokeAsync(null, Stop);

    /// <summary>Changes one bit of the text, at its end or at the beginning of some words.</summary>
    private void Damage(string repository, string? at = null)
    {
        var file = ReleaseView.Open(In(repository)).PathOnDisk(Text)!; // published
        var bytes = File.ReadAllBytes(file);
        var place = at is null ? bytes.Length - 3 : bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(at));
        bytes[place] ^= 0x10;
        File.WriteAllBytes(file, bytes);
    }
}
