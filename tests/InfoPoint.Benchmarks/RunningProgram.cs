using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace InfoPoint.Benchmarks;

/// <summary>The published program as a process, with its memory and the time to its first answer.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly Process process;

    public RunningProgram(string program, params string[] arguments)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        var start = new ProcessStartInfo(program, [.. arguments, "--urls", Address.ToString()])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!; // a process is started anew
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Runs a command to its end.</summary>
    public static TimeSpan Run(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!; // a process is started anew
        var last = "";
        process.ErrorDataReceived += (_, line) => last = line.Data ?? last;
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} exited {process.ExitCode}: {last}");
    }

    /// <summary>Publishes a library; returns the time it took.</summary>
    public static TimeSpan Publish(string program, string hubData, string content) =>
        Run(program, "release", "publish", "--data", hubData, "--content", content, "--quiet");

    /// <summary>One sync of a point that trusts the hub's first root.</summary>
    /// <param name="program">The program.</param>
    /// <param name="data">The point's data folder.</param>
    /// <param name="hub">An address or a folder.</param>
    /// <param name="hubData">The hub's data folder, for its root.</param>
    public static TimeSpan Sync(string program, string data, string hub, string hubData) =>
        Run(
            program,
            "sync",
            "--data",
            data,
            "--hub",
            hub,
            "--root",
            Path.Combine(hubData, "repository/metadata/1.root.json"),
            "--quiet"
        );

    /// <summary>Asks until the page is answered with 200.</summary>
    public async Task<TimeSpan> FirstAnswerAsync(string path)
    {
        var watch = Stopwatch.StartNew();
        using var client = new HttpClient();
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, path));
                if (answer.IsSuccessStatusCode)
                    return watch.Elapsed;
            }
            catch (HttpRequestException)
            {
                // not listening yet: asked again
            }

            await Task.Delay(5);
        }

        throw new TimeoutException("The program never answered.");
    }

    /// <summary>Waits until a release is in use.</summary>
    public Task WaitForReleaseAsync(long release) => WaitForStatusAsync($"\"release\":{release},");

    /// <summary>Waits until what it has can be searched.</summary>
    public Task WaitForSearchAsync() => WaitForStatusAsync("\"indexing\":null,");

    /// <summary>CPU time used so far.</summary>
    public TimeSpan Cpu()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes() =>
        long.Parse(
            File.ReadLines($"/proc/{process.Id}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) * 1024;

    private async Task WaitForStatusAsync(string part)
    {
        using var client = new HttpClient();
        while (
            !(await client.GetStringAsync(new Uri(Address, "api/v1/status"))).Contains(part, StringComparison.Ordinal)
        )
            await Task.Delay(50);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
