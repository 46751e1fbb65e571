using InfoPoint.Repository;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Repository;

/// <summary>A hub and a point in temporary folders, with a clock of their own.</summary>
public sealed class TestRepository : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-repository-").FullName;

    public TestRepository()
        : this(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero)) { }

    public TestRepository(DateTimeOffset now)
    {
        Clock = new FakeTimeProvider(now);
        Write("library.yaml", "name: Test\n");
        Write("articles/rice/blast/article.yaml", "kind: pest\n");
        Write("articles/rice/blast/vi.md", "Đạo ôn\n");
        Write("articles/rice/blast/media/leaf.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write("articles/mushrooms/oyster/vi.md", "Nấm sò\n");
        Write("articles/mushrooms/oyster/media/pile.jpg", new string('n', 300_000));
    }

    public FakeTimeProvider Clock { get; }

    private string? hub;

    public string Hub => hub ?? Path.Combine(folder, "hub");

    /// <summary>Publishes into another folder from now on.</summary>
    public void UseHub(string data) => hub = data;

    public string Root => Path.Combine(Hub, "repository");

    public string RootFile => Path.Combine(Root, "metadata", "1.root.json");

    public Mirror Mirror => new(Path.Combine(folder, "mirror"), Clock, DateTimeOffset.UnixEpoch);

    public long? Active =>
        File.Exists(Mirror.ActiveFile)
            ? long.Parse(File.ReadAllText(Mirror.ActiveFile), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public void Write(string path, string text)
    {
        var file = Path.Combine(folder, "library", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // below folder
        File.WriteAllText(file, text);
    }

    public PublishOutcome Publish() => Publish(Hub);

    /// <summary>Publishes the library from another hub: a copy of this one, with keys that a thief took.</summary>
    public PublishOutcome Publish(string hub)
    {
        using var keys = KeyFolder.Open(Path.Combine(hub, "keys"));
        var library = Path.Combine(folder, "library");
        return new ReleasePublisher(hub, keys, Clock).Publish(
            Directory
                .EnumerateFiles(library, "*", SearchOption.AllDirectories)
                .Select(file => new StagedFile(Path.GetRelativePath(library, file).Replace('\\', '/'), file)),
            TestContext.Current.CancellationToken
        );
    }

    public void SignAgain()
    {
        using var keys = KeyFolder.Open(Path.Combine(Hub, "keys"));
        new ReleasePublisher(Hub, keys, Clock).SignAgain();
    }

    public Task<SyncOutcome> SyncAsync(IReleaseSource? source = null) =>
        Mirror.SyncAsync(
            [source ?? new FolderSource(Root)],
            new FirstTrust(RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );

    /// <summary>The version of the root that the point believes.</summary>
    public long RootVersion =>
        new RootMetadata(File.ReadAllBytes(Path.Combine(folder, "mirror", "trusted", "root.json"))).Version;

    public void Remove(string path) => Directory.Delete(Path.Combine(folder, "library", path), recursive: true);

    public string PathOf(params string[] names) => Path.Combine([folder, .. names]);

    public void CopyKeys(string name) => Copy(Path.Combine(Hub, "keys"), name);

    /// <summary>What a thief of the online keys can do: the same release under a version that nobody can pass.</summary>
    public void ForgeTimestamp(string repository, string stolenKeys, long version)
    {
        using var keys = KeyFolder.Open(Path.Combine(folder, stolenKeys));
        var signers = ReleaseSigners.Of(keys);
        new ReleaseSigning(repository, signers, Clock.GetUtcNow()).WriteTimestamp(
            ReleaseView.Open(repository).Trusted.Snapshot!, // an open view has one
            version
        );
    }

    public string Copy(string name) => Copy(Root, name);

    /// <summary>Everything that a thief of the hub's disk has.</summary>
    public string CopyHub(string name) => Copy(Hub, name);

    private string Copy(string from, string name)
    {
        var copy = Path.Combine(folder, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below copy
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
