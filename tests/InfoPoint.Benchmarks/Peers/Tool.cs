using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InfoPoint.Benchmarks.Peers;

/// <summary>Programs of Debian that the bench compares with.</summary>
public static class Tool
{
    /// <summary>True when the program is installed.</summary>
    public static bool IsThere(string name) =>
        new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }.Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static void Run(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {errors.Result}");
    }

    /// <summary>Starts a program that runs until it is killed.</summary>
    public static Process Start(string name, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!; // a process is started anew

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens.</summary>
    public static void WaitFor(int port)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(20); // not listening yet: asked again
            }
        }

        throw new TimeoutException($"Nobody listens on port {port}.");
    }
}
