namespace InfoPoint.Benchmarks.Peers;

/// <summary>ostree pull from an archive repository behind nginx, loose objects.</summary>
public sealed class OsTree : IPeer
{
    private readonly string work;
    private readonly string hub;
    private readonly string point;
    private readonly Nginx nginx;

    /// <param name="work">A folder of its own.</param>
    public OsTree(string work)
    {
        this.work = work;
        hub = Path.Combine(work, "hub");
        point = Path.Combine(work, "point");
        Directory.CreateDirectory(hub);
        Directory.CreateDirectory(point);
        Tool.Run("ostree", "init", $"--repo={hub}", "--mode=archive");
        Tool.Run("ostree", "init", $"--repo={point}", "--mode=bare-user");
        nginx = new Nginx(Path.Combine(work, "nginx"), hub);
        Proxy = new CountingProxy(nginx.Address);
        Tool.Run("ostree", $"--repo={point}", "remote", "add", "--no-gpg-verify", "hub", Proxy.Address.ToString());
    }

    /// <inheritdoc/>
    public string Name => "ostree, loose";

    /// <inheritdoc/>
    public CountingProxy Proxy { get; }

    /// <inheritdoc/>
    public void Publish(string folder)
    {
        Tool.Run(
            "ostree",
            "commit",
            $"--repo={hub}",
            "--branch=main",
            $"--tree=dir={folder}",
            "--owner-uid=0",
            "--owner-gid=0"
        );
        Tool.Run("ostree", "summary", $"--repo={hub}", "-u");
    }

    /// <inheritdoc/>
    public void Sync() => Tool.Run("ostree", "pull", $"--repo={point}", "--disable-static-deltas", "hub", "main");

    /// <inheritdoc/>
    public void Dispose()
    {
        Proxy.Dispose();
        nginx.Dispose();
        Directory.Delete(work, recursive: true);
    }
}
