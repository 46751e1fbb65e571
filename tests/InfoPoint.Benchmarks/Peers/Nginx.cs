using System.Diagnostics;
using System.Globalization;

namespace InfoPoint.Benchmarks.Peers;

/// <summary>Debian's nginx on a folder.</summary>
public sealed class Nginx : IDisposable
{
    private readonly Process process;

    /// <param name="work">Holds its configuration and files of its own.</param>
    /// <param name="folder">What it serves.</param>
    /// <param name="template">A configuration with the marks @PORT@, @ROOT@ and @WORK@; null serves plain files.</param>
    public Nginx(string work, string folder, string? template = null)
    {
        Directory.CreateDirectory(work);
        var port = Tool.FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        var text =
            template
            ?? "daemon off; pid @WORK@/pid; error_log @WORK@/error.log; events { } http { access_log off; server { listen 127.0.0.1:@PORT@; root @ROOT@; } }";
        var configuration = Path.Combine(work, "nginx.conf");
        File.WriteAllText(
            configuration,
            text.Replace("@PORT@", $"{port}", StringComparison.Ordinal)
                .Replace("@ROOT@", folder, StringComparison.Ordinal)
                .Replace("@WORK@", work, StringComparison.Ordinal)
        );
        process = Tool.Start("/usr/sbin/nginx", "-c", configuration, "-p", work, "-g", "user root;");
        Tool.WaitFor(port);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>CPU time of the master and its workers.</summary>
    public TimeSpan Cpu() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => Stat(name!)) // names of folders
            .Where(stat => stat.Id == process.Id || stat.Parent == process.Id)
            .Aggregate(TimeSpan.Zero, (sum, stat) => sum + stat.Cpu);

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Workers change their names, so that they are found by their parent: proc(5), fields 4, 14 and 15.</summary>
    private static (int Id, int Parent, TimeSpan Cpu) Stat(string id)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{id}/stat")
                .Split(')')[^1]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            const int ticksPerSecond = 100;
            return (
                int.Parse(id, CultureInfo.InvariantCulture),
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                TimeSpan.FromSeconds(
                    (
                        long.Parse(fields[11], CultureInfo.InvariantCulture)
                        + long.Parse(fields[12], CultureInfo.InvariantCulture)
                    ) / (double)ticksPerSecond
                )
            );
        }
        catch (IOException)
        {
            return (0, 0, TimeSpan.Zero); // ended meanwhile
        }
    }
}
