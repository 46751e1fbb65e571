using System.Text.Json.Nodes;
using InfoPoint.Repository;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>A client of a simulated repository, with its two folders and its clock.</summary>
public abstract class ClientTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-tuf-").FullName;

    protected ClientTest()
        : this(SimulatedRepository.Start) { }

    /// <param name="start">The day on which the repository is made; programs of their own know no day but today.</param>
    protected ClientTest(DateTimeOffset start)
    {
        Repository = new SimulatedRepository(start);
        Clock = new FakeTimeProvider(start);
    }

    protected SimulatedRepository Repository { get; }

    protected FakeTimeProvider Clock { get; }

    protected string Trusted => Path.Combine(folder, "metadata");

    protected string Taken => Path.Combine(folder, "targets");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected void Initialise() => TufClient.Initialise(Trusted, Repository.FirstRoot);

    /// <summary>A new process each time: nothing is remembered but what lies on disk.</summary>
    protected TufClient Client(params IReleaseSource[] mirrors) =>
        new(Trusted, mirrors.Length == 0 ? [Repository] : mirrors, Clock);

    protected Task RefreshAsync() => Client().RefreshAsync(Stop);

    protected async Task<string> DownloadAsync(string path) =>
        await File.ReadAllTextAsync(await Client().DownloadAsync(path, Taken, Stop), Stop);

    protected async Task RefusedAsync(ReleaseProblem problem) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<ReleaseException>(RefreshAsync)).Problem);

    protected async Task RefusedAsync(ReleaseProblem problem, string path) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<ReleaseException>(() => DownloadAsync(path))).Problem);

    /// <summary>The versions of root, timestamp, snapshot and targets on disk; 0 where there is none.</summary>
    protected long[] Versions() => [.. new[] { "root", "timestamp", "snapshot", "targets" }.Select(VersionOf)];

    protected long VersionOf(string role)
    {
        var file = Path.Combine(Trusted, RoleNames.File(role) + ".json");
        return File.Exists(file)
            ? JsonNode.Parse(File.ReadAllBytes(file))!["signed"]!["version"]!.GetValue<long>() // believed metadata
            : 0;
    }
}
