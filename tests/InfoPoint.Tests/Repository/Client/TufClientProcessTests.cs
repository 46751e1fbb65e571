using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>The program as conformance suites drive it: one process a step, two folders, exit codes 0 and 1, the clock of the process.</summary>
public sealed class TufClientProcessTests() : ClientTest(DateTimeOffset.UtcNow), IAsyncLifetime
{
    private const string Faketime = "/usr/bin/faketime";

    private readonly string files = Directory.CreateTempSubdirectory("infopoint-process-").FullName;
    private SimulatedSite site = null!; // set by InitializeAsync

    private string RootFile => Path.Combine(files, "root.json");

    public async ValueTask InitializeAsync()
    {
        site = await SimulatedSite.StartAsync(Repository);
        Directory.CreateDirectory(Taken);
        await File.WriteAllBytesAsync(RootFile, Repository.FirstRoot, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(files, recursive: true);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Init_asks_for_nothing_and_refresh_asks_in_order_and_keeps_every_byte()
    {
        await DoneAsync(0, "init", RootFile);
        Assert.Empty(site.Asked);

        await DoneAsync(0, Refresh);

        Assert.Equal(
            ["metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json", "metadata/1.targets.json"],
            site.Asked
        );
        Assert.Equal(
            ["root.json", "snapshot.json", "targets.json", "timestamp.json"],
            Directory.GetFileSystemEntries(Trusted).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        foreach (var role in new[] { "root", "timestamp", "snapshot", "targets" })
            Assert.Equal(
                Repository.Served[Repository.PathOf(role)],
                await File.ReadAllBytesAsync(Path.Combine(Trusted, $"{role}.json"), Stop)
            );
    }

    [Fact]
    public async Task Next_process_remembers_what_lies_on_disk_and_asks_for_root_and_timestamp_alone()
    {
        await DoneAsync(0, "init", RootFile);
        await DoneAsync(0, Refresh);
        site.Asked.Clear();

        await DoneAsync(0, Refresh);

        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json"], site.Asked);
    }

    [Fact]
    public async Task Root_that_is_not_signed_ends_with_1_and_nothing_is_asked_for()
    {
        var text = await File.ReadAllTextAsync(RootFile, Stop);
        await File.WriteAllTextAsync(
            RootFile,
            text.Replace("\"sig\":\"30", "\"sig\":\"31", StringComparison.Ordinal),
            Stop
        );

        await DoneAsync(1, "init", RootFile);
        await DoneAsync(1, Refresh);

        Assert.Empty(site.Asked);
        Assert.Equal([0, 0, 0, 0], Versions());
    }

    [Theory]
    [InlineData("timestamp", new long[] { 2, 1, 1, 1 })]
    [InlineData("snapshot", new long[] { 2, 2, 1, 1 })]
    [InlineData("targets", new long[] { 2, 2, 2, 1 })]
    public async Task Role_by_a_stranger_ends_with_1_and_one_line_and_earlier_roles_stay_updated(
        string role,
        long[] kept
    )
    {
        await DoneAsync(0, "init", RootFile);
        await DoneAsync(0, Refresh);
        Repository.SignWith(role, SimulatedKey.Create()).Publish("root", "targets", "snapshot", "timestamp");

        await DoneAsync(1, Refresh);

        Assert.Equal(kept, Versions());
    }

    [Theory]
    [InlineData(StatusCodes.Status403Forbidden)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status302Found)]
    public async Task Answer_for_the_next_root_that_is_neither_it_nor_404_ends_with_1(int status)
    {
        await DoneAsync(0, "init", RootFile);
        site.Faults["metadata/2.root.json"] = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = "/metadata/1.root.json";
            return Task.CompletedTask;
        };

        await DoneAsync(1, Refresh);

        Assert.Equal([1, 0, 0, 0], Versions());
    }

    [Fact]
    public async Task Target_that_is_right_already_is_neither_asked_for_nor_touched_by_the_next_process()
    {
        Repository.Add("targets", "path/to/a.txt", "A").Publish("targets", "snapshot", "timestamp");
        await DoneAsync(0, "init", RootFile);
        await DoneAsync(0, Download("path/to/a.txt"));
        var file = Path.Combine(Taken, "path%2Fto%2Fa.txt");
        var before = File.GetLastWriteTimeUtc(file);
        site.Asked.Clear();

        await DoneAsync(0, Download("path/to/a.txt"));

        Assert.Equal("A", await File.ReadAllTextAsync(file, Stop));
        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
        Assert.DoesNotContain(site.Asked, path => path.StartsWith("targets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Target_that_changes_is_replaced_and_bytes_that_nobody_announced_never_are()
    {
        await DoneAsync(0, "init", RootFile);
        foreach (var content in new[] { "one", "two", "three" })
        {
            Repository.Add("targets", "a.txt", content).Publish("targets", "snapshot", "timestamp");
            await DoneAsync(0, Download("a.txt"));
            foreach (var place in Repository.Served.Keys.Where(IsTarget).ToList())
                Repository.Served[place] = "from a thief"u8.ToArray();
            Repository.Publish("targets", "snapshot", "timestamp");
            await RunAsync(Download("a.txt"));

            Assert.Equal(content, await File.ReadAllTextAsync(Directory.GetFiles(Taken).Single(), Stop));
        }
    }

    [Fact]
    public async Task Cut_download_ends_with_1_and_leaves_nothing_among_the_targets()
    {
        Repository.Add("targets", "a.txt", new string('a', 100_000)).Publish("targets", "snapshot", "timestamp");
        await DoneAsync(0, "init", RootFile);
        var path = Repository.Served.Keys.Single(IsTarget);
        site.Faults[path] = async http =>
        {
            http.Response.ContentLength = 100_000;
            await http.Response.Body.WriteAsync(
                new byte[50_000]
                    .Select(_ => (byte)'a')
                    .ToArray(),
                Stop
            );
            await http.Response.Body.FlushAsync(Stop);
            http.Abort();
        };

        await DoneAsync(1, Download("a.txt"));
        Assert.Empty(Directory.GetFileSystemEntries(Taken));
        site.Faults.Clear();

        await DoneAsync(0, Download("a.txt"));
        Assert.Single(Directory.GetFiles(Taken));
    }

    [Fact]
    public async Task Repository_without_consistent_snapshots_is_asked_for_plain_names()
    {
        Repository.Root["consistent_snapshot"] = false;
        Repository.Publish("root", "targets", "snapshot", "timestamp");
        Repository.Add("targets", "dir/a.txt", "A").Publish("targets", "snapshot", "timestamp");
        await DoneAsync(0, "init", RootFile);

        await DoneAsync(0, Download("dir/a.txt"));

        Assert.Equal(
            ["metadata/timestamp.json", "metadata/snapshot.json", "metadata/targets.json", "targets/dir/a.txt"],
            site.Asked.Skip(2)
        );
    }

    [Theory]
    [InlineData("?", "metadata/1.%3F.json")]
    [InlineData("#", "metadata/1.%23.json")]
    [InlineData("/role", "metadata/1.%2Frole.json")]
    [InlineData("../role", "metadata/1...%2Frole.json")]
    public async Task Odd_name_of_a_role_goes_over_the_wire_percent_encoded(string name, string address)
    {
        Repository.Delegate("targets", name).Publish(name, "targets", "snapshot", "timestamp");
        await DoneAsync(0, "init", RootFile);

        await DoneAsync(1, Download("missing"));

        Assert.Equal(address, site.Asked.Last());
        Assert.Equal(5, Directory.GetFiles(Trusted, "*.json").Length);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(40, 1)]
    public async Task Clock_of_the_process_tells_what_has_expired(int days, int code)
    {
        await DoneAsync(0, "init", RootFile);

        await DoneAfterAsync(days, code, Refresh);

        Assert.Equal(code == 0 ? [1, 1, 1, 1] : [1, 0, 0, 0], Versions());
    }

    [Fact]
    public async Task Expired_files_on_disk_measure_newer_ones()
    {
        var now = DateTimeOffset.UtcNow;
        Repository.Expire("timestamp", now.AddDays(7));
        Repository.Publish("timestamp");
        await DoneAsync(0, "init", RootFile);
        await DoneAsync(0, Refresh);
        Repository.Expire("timestamp", now.AddDays(21));
        Repository.Publish("targets", "snapshot", "timestamp");

        await DoneAfterAsync(18, 0, Refresh);

        Assert.Equal([1, 3, 2, 2], Versions());
    }

    [Fact]
    public async Task Roots_are_walked_to_the_end_and_only_then_the_last_one_must_be_fresh()
    {
        await DoneAsync(0, "init", RootFile);
        await DoneAsync(0, Refresh);
        Repository.Publish("root");
        Repository.Expire("root", DateTimeOffset.UtcNow.AddDays(-1));
        Repository.Publish("root", "timestamp");

        await DoneAsync(1, Refresh);

        Assert.Equal([3, 1, 1, 1], Versions());
    }

    private string[] Refresh => ["--metadata-url", site.Metadata.ToString(), "refresh"];

    private string[] Download(string path) =>
        [
            "--metadata-url",
            site.Metadata.ToString(),
            "--target-name",
            path,
            "--target-dir",
            Taken,
            "--target-base-url",
            site.Targets.ToString(),
            "download",
        ];

    private static bool IsTarget(string path) => path.StartsWith("targets/", StringComparison.Ordinal);

    /// <summary>Runs a step; a refusal says why in one line, and nothing goes to standard output.</summary>
    private async Task DoneAsync(int code, params string[] arguments)
    {
        var (found, output, errors) = await RunAsync(arguments);

        Assert.True(found == code, errors);
        Assert.Empty(output);
        Assert.Equal(code, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Runs a step as if so many days had gone by.</summary>
    private async Task DoneAfterAsync(int days, int code, string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Faketime), "faketime is not installed here.");
        var (found, _, errors) = await RunAsync(
            Faketime,
            ["-f", string.Create(CultureInfo.InvariantCulture, $"+{days}d"), Program, .. Own(arguments)]
        );
        Assert.True(found == code, errors);
    }

    private static string Program =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "infopoint.exe" : "infopoint");

    private string[] Own(string[] arguments) => ["tuf-client", "--metadata-dir", Trusted, .. arguments];

    private Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments) =>
        RunAsync(Program, Own(arguments));

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!; // a process is started anew
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var errors = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output, await errors);
    }
}
