namespace InfoPoint.Benchmarks.Peers;

/// <summary>This program: a hub, and infopoint sync.</summary>
public sealed class InfoPointPeer : IPeer
{
    private readonly string program;
    private readonly string hubData;
    private readonly string work;
    private RunningProgram? hub;
    private CountingProxy? proxy;
    private int release;

    /// <param name="program">The published program.</param>
    /// <param name="work">A folder of its own.</param>
    public InfoPointPeer(string program, string work)
    {
        this.program = program;
        this.work = work;
        hubData = Path.Combine(work, "hub");
    }

    /// <inheritdoc/>
    public string Name => "InfoPoint";

    /// <inheritdoc/>
    public CountingProxy Proxy => proxy ?? throw new InvalidOperationException("Nothing was published yet.");

    /// <inheritdoc/>
    public void Publish(string folder)
    {
        RunningProgram.Publish(program, hubData, folder);
        release++;
        if (hub is null)
        {
            hub = new RunningProgram(program, "hub", "--data", hubData);
            hub.FirstAnswerAsync("lo").GetAwaiter().GetResult();
            proxy = new CountingProxy(hub.Address);
        }

        hub.WaitForReleaseAsync(release).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Sync() => RunningProgram.Sync(program, Path.Combine(work, "point"), Proxy.Address.ToString(), hubData);

    /// <inheritdoc/>
    public void Dispose()
    {
        proxy?.Dispose();
        hub?.Dispose();
        Directory.Delete(work, recursive: true);
    }
}
