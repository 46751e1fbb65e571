using System.Diagnostics;

namespace InfoPoint.Benchmarks.Peers;

/// <summary>rsync -az from its own daemon.</summary>
public sealed class Rsync : IPeer
{
    private readonly string work;
    private readonly Process daemon;
    private readonly string copy;

    /// <param name="work">A folder of its own.</param>
    /// <param name="folder">The folder that is published.</param>
    public Rsync(string work, string folder)
    {
        this.work = work;
        copy = Path.Combine(work, "copy");
        Directory.CreateDirectory(copy);
        var port = Tool.FreePort();
        var configuration = Path.Combine(work, "rsyncd.conf");
        File.WriteAllText(
            configuration,
            $"use chroot = no\nuid = root\ngid = root\n[tree]\npath = {folder}\nread only = yes\n"
        );
        daemon = Tool.Start(
            "rsync",
            "--daemon",
            "--no-detach",
            "--address=127.0.0.1",
            $"--port={port}",
            $"--config={configuration}"
        );
        Tool.WaitFor(port);
        Proxy = new CountingProxy(new Uri($"http://127.0.0.1:{port}/"));
    }

    /// <inheritdoc/>
    public string Name => "rsync -az";

    /// <inheritdoc/>
    public CountingProxy Proxy { get; }

    /// <inheritdoc/>
    public void Publish(string folder) { }

    /// <inheritdoc/>
    public void Sync() =>
        Tool.Run("rsync", "-az", "--delete", $"rsync://127.0.0.1:{Proxy.Address.Port}/tree/", copy + "/");

    /// <inheritdoc/>
    public void Dispose()
    {
        Proxy.Dispose();
        daemon.Kill(entireProcessTree: true);
        daemon.WaitForExit();
        daemon.Dispose();
        Directory.Delete(work, recursive: true);
    }
}
