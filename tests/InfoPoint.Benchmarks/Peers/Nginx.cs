using System.Diagnostics;

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
        Process
            .GetProcessesByName("nginx")
            .Where(one => one.Id == process.Id || ParentOf(one.Id) == process.Id)
            .Aggregate(TimeSpan.Zero, (sum, one) => sum + one.TotalProcessorTime);

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static int ParentOf(int id) =>
        int.Parse(
            File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
