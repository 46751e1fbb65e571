namespace InfoPoint.Benchmarks.Peers;

/// <summary>casync with chunks of 16 KiB from nginx, the last copy as its seed.</summary>
public sealed class Casync : IPeer
{
    private readonly string work;
    private readonly string served;
    private readonly Nginx nginx;
    private int copies;

    /// <param name="work">A folder of its own.</param>
    public Casync(string work)
    {
        this.work = work;
        served = Path.Combine(work, "served");
        Directory.CreateDirectory(served);
        nginx = new Nginx(Path.Combine(work, "nginx"), served);
        Proxy = new CountingProxy(nginx.Address);
    }

    /// <inheritdoc/>
    public string Name => "casync, 16 KiB";

    /// <inheritdoc/>
    public CountingProxy Proxy { get; }

    /// <inheritdoc/>
    public void Publish(string folder) =>
        Tool.Run(
            "casync",
            "make",
            "--chunk-size=16384",
            "--with=unix",
            "--without=user-names",
            $"--store={served}/default.castr",
            $"{served}/tree.caidx",
            folder
        );

    /// <inheritdoc/>
    public void Sync()
    {
        var copy = Path.Combine(work, $"copy-{copies + 1}");
        string[] seed = copies == 0 ? [] : [$"--seed={Path.Combine(work, $"copy-{copies}")}"];
        Tool.Run(
            "casync",
            [
                "extract",
                $"--store={Proxy.Address}default.castr",
                "--without=user-names",
                .. seed,
                $"{Proxy.Address}tree.caidx",
                copy,
            ]
        );
        copies++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Proxy.Dispose();
        nginx.Dispose();
        Directory.Delete(work, recursive: true);
    }
}
