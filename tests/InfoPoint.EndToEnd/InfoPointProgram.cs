using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>The published program as a process of its own, started in a folder that is not its own.</summary>
public sealed class InfoPointProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> errors = [];

    private InfoPointProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>The folder of the published program: INFOPOINT_PROGRAM, else out/program of the repository.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("INFOPOINT_PROGRAM") ?? Path.Combine(RepositoryFolder(), "out", "program");

    public static string Content => Path.Combine(Folder, "content");

    public Uri Address { get; }

    public string Errors
    {
        get
        {
            lock (errors)
                return string.Join('\n', errors);
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts a hub or a point and waits until it answers, searches too when it has content.</summary>
    public static async Task<InfoPointProgram> StartAsync(
        int port,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var program = await ListenAsync(port, variables, arguments);
        await program.UntilAsync(
            async () => (await program.StatusAsync()).GetProperty("indexing").ValueKind == JsonValueKind.Null,
            "what the program has can be searched"
        );
        return program;
    }

    /// <summary>Starts a hub or a point and waits until it answers; its content need not be searchable yet.</summary>
    public static async Task<InfoPointProgram> ListenAsync(
        int port,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = StartInfo([.. arguments, "--urls", address.ToString()]);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var program = new InfoPointProgram(Process.Start(start)!, address); // a process is started anew
        program.process.ErrorDataReceived += (_, line) =>
        {
            lock (program.errors)
                program.errors.Add(line.Data ?? "");
        };
        program.process.BeginErrorReadLine();
        program.process.BeginOutputReadLine();
        await program.UntilAsync(
            async () => await Http.StatusAsync(new Uri(address, "/healthz")) == HttpStatusCode.OK,
            "the program answers"
        );
        return program;
    }

    /// <summary>How it is.</summary>
    public Task<JsonElement> StatusAsync() => Http.JsonAsync(new Uri(Address, "/api/v1/status"));

    /// <summary>True when it has a release that can be searched.</summary>
    public async Task<bool> IsSearchableAsync()
    {
        var status = await StatusAsync();
        return status.GetProperty("release").ValueKind == JsonValueKind.Number
            && status.GetProperty("indexing").ValueKind == JsonValueKind.Null;
    }

    /// <summary>Names of the files that it has in memory now, libraries among them.</summary>
    public IEnumerable<string> LoadedFiles() =>
        File.ReadLines($"/proc/{process.Id}/maps").Select(line => Path.GetFileName(line)).Distinct();

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command to its end with variables of the environment.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var start = StartInfo(arguments);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!; // a process is started anew
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command that is not waited for.</summary>
    public static InfoPointProgram Run(params string[] arguments)
    {
        var program = new InfoPointProgram(
            Process.Start(StartInfo(arguments))!, // a process is started anew
            new Uri("http://127.0.0.1")
        );
        program.process.BeginErrorReadLine();
        program.process.BeginOutputReadLine();
        return program;
    }

    /// <summary>Waits until it ended by itself, but no longer than this.</summary>
    public async Task WaitAsync(TimeSpan most)
    {
        using var patience = new CancellationTokenSource(most);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return; // it still runs: that is what was asked for
        }
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>Waits for what a start leads to; nothing goes on running when it does not.</summary>
    private async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    Assert.False(process.HasExited, Errors);
                    return await isSo();
                },
                what
            );
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments) =>
        new(Path.Combine(Folder, "infopoint"), arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "C.UTF-8" },
        };

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "InfoPoint.sln")))
            folder = Path.GetDirectoryName(folder)!; // the tests run inside the repository
        return folder;
    }
}
