using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace InfoPoint.Tests.Repository;

/// <summary>tuf-js, which shares no code with us, reads our repository (tests/tuf-js; test.sh installs it).</summary>
public sealed class IndependentClientTests
{
    [Fact]
    public async Task Independent_client_accepts_our_repository_and_downloads_a_target()
    {
        using var repository = new TestRepository();
        repository.Publish();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, bản hai\n");
        repository.Publish();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = FreePort();
        await using var site = builder.Build();
        site.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(repository.Root),
                ServeUnknownFileTypes = true,
            }
        );
        site.Urls.Add($"http://127.0.0.1:{port}");
        await site.StartAsync(TestContext.Current.CancellationToken);

        var start = new ProcessStartInfo(
            "node",
            ["verify.mjs", $"http://127.0.0.1:{port}", repository.RootFile, "articles/rice/blast/vi.md"]
        )
        {
            WorkingDirectory = RepositoryFolder.Of("tests/tuf-js"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var client = Process.Start(start)!; // node is there: test.sh needs it
        var output = await client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(client.ExitCode == 0, errors);
        Assert.Equal("Đạo ôn, bản hai\n", output);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
