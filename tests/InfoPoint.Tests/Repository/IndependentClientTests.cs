using System.Diagnostics;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

/// <summary>Two programs that share no code with us read our repository: tuf-js, and a small one on Debian's python3-securesystemslib (test.sh installs both).</summary>
public sealed class IndependentClientTests(KeySticks sticks) : IClassFixture<KeySticks>, IDisposable
{
    private const string Target = "articles/rice/blast/vi.md";

    // Independent clients look at the machine's own clock.
    private readonly TestRepository repository = new(DateTimeOffset.UtcNow);

    public enum Client
    {
        TufJs,
        Securesystemslib,
    }

    public enum State
    {
        Fresh,
        OnlineKeysRotated,
        CeremonyHeld,
        RecoveredFromTheft,
    }

    public static TheoryData<Client, State, int> Accepted() =>
        new(
            from client in Enum.GetValues<Client>()
            from state in new[]
            {
                (State.Fresh, 1),
                (State.OnlineKeysRotated, 3),
                (State.CeremonyHeld, 2),
                (State.RecoveredFromTheft, 3),
            }
            select (client, state.Item1, state.Item2)
        );

    public void Dispose() => repository.Dispose();

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Independent_client_accepts_our_repository_and_downloads_a_target(
        Client client,
        State state,
        int roots
    )
    {
        Reach(state);
        repository.Write(Target, "Đạo ôn, bản hai\n");
        repository.Publish();

        var (code, output, errors) = await RunAsync(client, repository.Root);

        Assert.True(code == 0, errors);
        Assert.Equal("Đạo ôn, bản hai\n", output);
        Assert.Equal(roots, Directory.GetFiles(Path.Combine(repository.Root, "metadata"), "*.root.json").Length);
    }

    [Theory]
    [InlineData(Client.TufJs)]
    [InlineData(Client.Securesystemslib)]
    public async Task Independent_client_refuses_what_a_key_signed_that_was_taken_out_of_service(Client client)
    {
        repository.Publish();
        HoldCeremony();
        var stolen = repository.CopyHub("stolen");
        Rotate(KeyFolder.OnlineNames);
        repository.Write(Target, "Giả\n"); // forged
        repository.Publish(stolen);
        foreach (var root in Directory.GetFiles(Path.Combine(repository.Root, "metadata"), "*.root.json"))
            File.Copy(root, Path.Combine(stolen, "repository", "metadata", Path.GetFileName(root)), overwrite: true);

        var (code, output, _) = await RunAsync(client, Path.Combine(stolen, "repository"));

        Assert.NotEqual(0, code);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Tuf_js_that_believed_a_thief_comes_back_after_the_recovery()
    {
        repository.Publish();
        HoldCeremony();
        var stolen = repository.CopyHub("stolen");
        var state = repository.PathOf("tuf-js");
        repository.Write(Target, "Giả\n"); // forged
        repository.Publish(stolen);
        repository.ForgeTimestamp(Path.Combine(stolen, "repository"), Path.Combine("stolen", "keys"), version: 99_999);
        Assert.Equal("Giả\n", (await RunAsync(Client.TufJs, Path.Combine(stolen, "repository"), state)).Output);

        Rotate(KeyFolder.OnlineNames);
        repository.Write(Target, "Đạo ôn, bản hai\n");
        repository.Publish();

        var (code, output, errors) = await RunAsync(Client.TufJs, repository.Root, state);
        Assert.True(code == 0, errors);
        Assert.Equal("Đạo ôn, bản hai\n", output);
    }

    private void Reach(State state)
    {
        repository.Publish();
        if (state == State.Fresh)
            return;
        if (state == State.OnlineKeysRotated)
        {
            Rotate(["timestamp"]);
            Rotate(["snapshot"]);
            return;
        }

        HoldCeremony();
        if (state == State.RecoveredFromTheft)
            Rotate(KeyFolder.OnlineNames);
    }

    private void HoldCeremony()
    {
        using var keys = KeyFolder.Open(Path.Combine(repository.Hub, "keys"));
        new KeyCeremony(repository.Hub, keys, repository.Clock).TakeOffline([sticks["a"], sticks["b"], sticks["c"]]);
    }

    private void Rotate(IReadOnlyList<string> names)
    {
        using var keys = KeyFolder.Open(Path.Combine(repository.Hub, "keys"));
        new KeyCeremony(repository.Hub, keys, repository.Clock).Rotate(
            names,
            keys.IsDevelopment ? [] : [sticks["b"], sticks["c"]]
        );
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(
        Client client,
        string folder,
        string? state = null
    )
    {
        await using var site = await StaticSite.StartAsync(folder);
        var address = site.Address.ToString().TrimEnd('/');
        // Debian's own Python: others on the path lack its packages.
        var (program, script, place) =
            client == Client.TufJs
                ? ("node", "verify.mjs", "tests/tuf-js")
                : ("/usr/bin/python3", "verify.py", "tests/securesystemslib");
        var start = new ProcessStartInfo(program, [script, address, repository.RootFile, Target])
        {
            WorkingDirectory = RepositoryFolder.Of(place),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (state is not null)
            start.ArgumentList.Add(state);
        using var process = Process.Start(start)!; // both are there: test.sh installs them
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
