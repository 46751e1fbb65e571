using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InfoPoint.Repository;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace InfoPoint.Tests.Repository;

/// <summary>Two programs that share no code with us read our repository: tuf-js, and a small one on Debian's python3-securesystemslib (test.sh installs both).</summary>
public sealed class IndependentClientTests(KeySticks sticks) : IClassFixture<KeySticks>
{
    [Fact]
    public async Task Tuf_js_accepts_our_repository_after_a_ceremony_and_rotations_and_downloads_a_target()
    {
        using var repository = new TestRepository();
        PublishWithRotations(repository);
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

    [Fact]
    public async Task Securesystemslib_of_Debian_verifies_every_signature_after_a_ceremony_and_rotations()
    {
        using var repository = new TestRepository();
        PublishWithRotations(repository);

        // Debian's own Python: others on the path lack its packages.
        var start = new ProcessStartInfo(
            "/usr/bin/python3",
            ["verify.py", repository.Root, "articles/rice/blast/vi.md"]
        )
        {
            WorkingDirectory = RepositoryFolder.Of("tests/securesystemslib"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var verifier = Process.Start(start)!; // python3 is there: test.sh installs it
        var output = await verifier.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await verifier.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verifier.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(verifier.ExitCode == 0, errors);
        Assert.Equal("Đạo ôn, bản hai\n", output);
    }

    private void PublishWithRotations(TestRepository repository)
    {
        repository.Publish();
        using (var keys = KeyFolder.Open(Path.Combine(repository.Hub, "keys")))
        {
            var ceremony = new KeyCeremony(repository.Hub, keys, repository.Clock);
            ceremony.TakeOffline([sticks["a"], sticks["b"], sticks["c"]]);
            ceremony.Rotate(["timestamp"], [sticks["a"], sticks["b"]]);
            ceremony.Rotate([.. KeyFolder.OnlineNames], [sticks["b"], sticks["c"]]);
        }

        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, bản hai\n");
        repository.Publish();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
