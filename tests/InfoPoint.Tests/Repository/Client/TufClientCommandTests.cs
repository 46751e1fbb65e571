using System.Net;
using InfoPoint.Commands;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>The command line over real HTTP.</summary>
public sealed class TufClientCommandTests() : ClientTest(DateTimeOffset.UtcNow), IAsyncLifetime
{
    private SimulatedSite site = null!; // set by InitializeAsync
    private string rootFile = "";

    public async ValueTask InitializeAsync()
    {
        site = await SimulatedSite.StartAsync(Repository);
        rootFile = Path.Combine(Directory.CreateTempSubdirectory("infopoint-root-").FullName, "root.json");
        await File.WriteAllBytesAsync(rootFile, Repository.FirstRoot, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(rootFile)!, recursive: true); // in a folder of its own
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Options_may_stand_before_or_after_the_verb(bool before)
    {
        string[] options = ["--metadata-dir", Trusted];

        Assert.Equal(0, await RunAsync(before ? [.. options, "init", rootFile] : ["init", rootFile, .. options]));
        Assert.Equal(
            0,
            await RunAsync(
                before
                    ? [.. options, "--metadata-url", site.Metadata.ToString(), "refresh"]
                    : ["refresh", .. options, "--metadata-url", site.Metadata.ToString().TrimEnd('/')]
            )
        );

        Assert.Equal([1, 1, 1, 1], Versions());
    }

    [Fact]
    public async Task Several_targets_are_taken_in_order_until_one_is_refused()
    {
        Repository
            .Delegate("targets", "../odd")
            .Add("../odd", "a b?#%.txt", "A")
            .Add("targets", "dir/c.txt", "C")
            .Publish("../odd", "targets", "snapshot", "timestamp");
        await RunAsync("--metadata-dir", Trusted, "init", rootFile);

        var code = await RunAsync(
            "--metadata-dir",
            Trusted,
            "--metadata-url",
            site.Metadata.ToString(),
            "--target-dir",
            Taken,
            "--target-base-url",
            site.Targets.ToString(),
            "--target-name",
            "a b?#%.txt",
            "--target-name",
            "missing.txt",
            "--target-name",
            "dir/c.txt",
            "download"
        );

        Assert.Equal(1, code);
        Assert.Equal("A", await File.ReadAllTextAsync(Directory.GetFiles(Taken).Single(), Stop));
    }

    [Fact]
    public async Task Every_refusal_is_exit_code_1()
    {
        await RunAsync("--metadata-dir", Trusted, "init", rootFile);
        Repository.Served.Remove("metadata/timestamp.json");

        Assert.Equal(
            1,
            await RunAsync("--metadata-dir", Trusted, "--metadata-url", site.Metadata.ToString(), "refresh")
        );
        Assert.Equal(1, await RunAsync("--metadata-dir", Trusted, "refresh"));
        Assert.Equal(1, await RunAsync("--metadata-dir", Trusted, "init", rootFile + ".missing"));
    }

    [Fact]
    public async Task Answer_that_is_no_404_is_no_proof_that_a_root_is_absent()
    {
        site.Faults["metadata/2.root.json"] = http =>
        {
            http.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
            return Task.CompletedTask;
        };
        await RunAsync("--metadata-dir", Trusted, "init", rootFile);

        Assert.Equal(
            1,
            await RunAsync("--metadata-dir", Trusted, "--metadata-url", site.Metadata.ToString(), "refresh")
        );
    }

    private static Task<int> RunAsync(params string[] arguments) =>
        TufClientCommand.Create().Parse(arguments).InvokeAsync(null, Stop);
}
