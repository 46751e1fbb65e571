using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>The real program on a small disk in memory, skipped where mounting is not allowed; and two programs at once.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-disk-").FullName;
    private readonly SmallLibrary library;
    private bool isMounted;

    public DiskTests()
    {
        library = new SmallLibrary(In("content"));
        Directory.CreateDirectory(In("disk"));
    }

    public void Dispose()
    {
        if (isMounted)
            Run("umount", In("disk"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Publishing_to_a_full_disk_exits_13_and_the_release_before_stays()
    {
        Mount("size=2m");
        await PublishAsync("disk/hub");
        library.AddPictures(3, 1_500_000);

        var (code, _, errors) = await TryPublishAsync("disk/hub");

        Assert.True(code == 13, errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(1, await WholeAsync("disk/hub"));
    }

    [Fact]
    public async Task Sync_to_a_full_disk_exits_13_and_the_release_in_use_stays()
    {
        Mount("size=2m");
        await PublishAsync("hub");
        Assert.Equal(0, (await SyncAsync("disk/point", In("hub"))).Code);
        library.AddPictures(3, 1_500_000);
        await PublishAsync("hub");

        var (code, _, errors) = await SyncAsync("disk/point", In("hub"));

        Assert.True(code == 13, errors);
        Assert.Contains("4500000", errors, StringComparison.Ordinal);
        Assert.Equal(1, await WholeAsync("disk/point"));
    }

    [Fact]
    public async Task Point_whose_disk_becomes_read_only_says_so_and_goes_on_serving()
    {
        Mount("size=20m");
        await PublishAsync("hub");
        Assert.Equal(0, (await SyncAsync("disk/point", In("hub"))).Code);
        await using var point = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            [.. Arguments("point", "disk/point", In("hub")), "--sync-every-seconds", "1"]
        );
        Run("mount", "-o", "remount,ro", In("disk"));
        library.Revise(3, "Bài mới");
        await PublishAsync("hub");

        await Eventually.TrueAsync(
            async () =>
                (await Http.JsonAsync(new Uri(point.Address, "/api/v1/status"))).GetProperty("lastSync")
                    is { ValueKind: JsonValueKind.Object } last
                && last.GetProperty("outcome").GetString() == "not-writable",
            "the point says that it cannot write"
        );
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(point.Address, "/vi/articles/article-03")));
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(point.Address, "/vi/status")));
        var (code, _, errors) = await SyncAsync("disk/point", In("hub"));
        Assert.True(code == 13, errors);
        Assert.Equal(1, await WholeAsync("disk/point"));
    }

    [Fact]
    public async Task Second_sync_of_one_folder_exits_12_while_the_first_one_works()
    {
        await PublishAsync("hub");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var first = InfoPointProgram.Run(
            Arguments("sync", "point", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}")
        );
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken); // the first one holds the folder now

        var (code, _, errors) = await SyncAsync("point", In("hub"));

        Assert.True(code == 12, errors);
        await first.KillAsync();
        Assert.Equal(0, (await SyncAsync("point", In("hub"))).Code);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!; // a process is started anew
        process.WaitForExit();
        return process.ExitCode;
    }

    private string In(string path) => Path.Combine(folder, path);

    private void Mount(string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no tmpfs here.");
        isMounted = Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", In("disk")) == 0;
        Assert.SkipUnless(isMounted, "Mounting is not allowed here.");
    }

    private string[] Arguments(string verb, string data, string source) =>
        [verb, "--data", In(data), "--hub", source, "--root", In("hub/repository/metadata/1.root.json")];

    private Task<(int Code, string Output, string Errors)> SyncAsync(string data, string source) =>
        InfoPointProgram.RunAsync(Arguments("sync", data, source));

    private Task<(int Code, string Output, string Errors)> TryPublishAsync(string data) =>
        InfoPointProgram.RunAsync("release", "publish", "--data", In(data), "--content", In("content"));

    private async Task PublishAsync(string data)
    {
        var (code, _, errors) = await TryPublishAsync(data);
        Assert.True(code == 0, errors);
    }

    private async Task<long> WholeAsync(string data)
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync("release", "verify", "--data", In(data), "--json");
        Assert.True(code == 0, output + errors);
        return JsonDocument.Parse(output).RootElement.GetProperty("release").GetInt64();
    }
}
