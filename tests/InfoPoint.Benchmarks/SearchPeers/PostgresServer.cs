using System.Diagnostics;

namespace InfoPoint.Benchmarks;

/// <summary>A PostgreSQL of Debian's packages in a folder of its own, reached by a socket there; gone at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string programs;
    private readonly string folder;

    private PostgresServer(string programs, string folder)
    {
        this.programs = programs;
        this.folder = folder;
    }

    /// <summary>How to reach it.</summary>
    public string Address => $"Host={folder};Username=bench;Database=postgres;Pooling=false";

    /// <summary>Bytes on disk.</summary>
    public long Bytes() =>
        new DirectoryInfo(Path.Combine(folder, "data", "base"))
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Sum(file => file.Length);

    /// <summary>Starts one in a folder that is there, or says on standard error which package is missing and returns null.</summary>
    public static PostgresServer? TryStart(string folder)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (programs is null)
        {
            Console.Error.WriteLine("PostgreSQL is left out: install the package postgresql.");
            return null;
        }

        if (Environment.UserName == "root") // PostgreSQL does not run as root
            Run("chown", "postgres", folder);
        var server = new PostgresServer(programs, folder);
        server.RunAsServer(
            "initdb",
            "-D",
            $"{folder}/data",
            "-U",
            "bench",
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8"
        );
        server.RunAsServer(
            "pg_ctl",
            "-D",
            $"{folder}/data",
            "-w",
            "-l",
            $"{folder}/log",
            "-o",
            $"-c listen_addresses= -k {folder}",
            "start"
        );
        return server;
    }

    /// <inheritdoc/>
    public void Dispose() => RunAsServer("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");

    private void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" }
        )!; // a program of that name is there
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }
}
