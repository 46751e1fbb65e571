using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>A point that is put back to where it was between two tries.</summary>
public sealed class TestPoint(string folder, TimeProvider clock, string rootFile)
{
    /// <summary>The outcome of a sync that believed everything.</summary>
    public const string Taken = "taken";

    public Mirror Mirror { get; } = new(folder, clock, DateTimeOffset.UnixEpoch);

    /// <summary>The files of a mirror by path.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(string mirror) =>
        Directory.Exists(mirror)
            ? Directory
                .EnumerateFiles(mirror, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(mirror, file), File.ReadAllBytes, StringComparer.Ordinal)
            : new Dictionary<string, byte[]>();

    /// <summary>Puts these files there and no others.</summary>
    public void Reset(IReadOnlyDictionary<string, byte[]> installed)
    {
        var here = Read(folder);
        foreach (var path in here.Keys.Where(path => !installed.ContainsKey(path)))
            File.Delete(Path.Combine(folder, path));
        foreach (var (path, bytes) in installed)
            if (!here.TryGetValue(path, out var left) || !left.AsSpan().SequenceEqual(bytes))
            {
                var place = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!); // below folder
                File.WriteAllBytes(place, bytes);
            }
    }

    /// <summary>Syncs from a source that lies; a kind of refusal, or <see cref="Taken"/>.</summary>
    public async Task<string> TryAsync(Alteration alteration, CancellationToken cancel)
    {
        try
        {
            await Mirror.SyncAsync([new AlteredSource(alteration)], new FirstTrust(rootFile, null), cancel: cancel);
            return Taken;
        }
        catch (ReleaseException refused)
        {
            return refused.Problem.ToString();
        }
    }

    /// <summary>Everything of the release in use is there as it was; without one nothing is in use.</summary>
    public void RequireUntouched(IReadOnlyDictionary<string, byte[]> installed, string why)
    {
        Assert.Equal(installed.Count > 0, File.Exists(Mirror.ActiveFile));
        Assert.Equal(
            installed.Count > 0,
            File.Exists(RepositoryLayout.OnDisk(Mirror.Repository, RepositoryLayout.Timestamp))
        );
        foreach (var (path, bytes) in installed.Where(pair => IsInUse(pair.Key)))
            Assert.True(File.ReadAllBytes(Path.Combine(folder, path)).AsSpan().SequenceEqual(bytes), $"{why}: {path}");
    }

    /// <summary>The release in use is this one to the last byte of what was signed.</summary>
    public void RequireWhole(ReleaseView expected, string why)
    {
        var view = ReleaseView.Open(Mirror.Repository);
        Assert.True(view.Release == expected.Release, why);
        Assert.True(IsSame(expected.Files, view.Files), why);
        Assert.True(view.FindDamage(TestContext.Current.CancellationToken).Count == 0, why);
        Assert.True(expected.Trusted.Timestamp!.SignedBytes.SequenceEqual(view.Trusted.Timestamp!.SignedBytes), why); // open views have all
        Assert.True(expected.Trusted.Snapshot!.SignedBytes.SequenceEqual(view.Trusted.Snapshot!.SignedBytes), why); // as above
        foreach (var (role, metadata) in expected.Roles)
            Assert.True(metadata.SignedBytes.SequenceEqual(view.Roles[role].SignedBytes), $"{why} ({role})");
        Assert.Equal($"{expected.Release}", File.ReadAllText(Mirror.ActiveFile));
    }

    private static bool IsInUse(string path) =>
        path == "active" || path.StartsWith("repository" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsSame(
        IReadOnlyDictionary<string, TargetFile> expected,
        IReadOnlyDictionary<string, TargetFile> files
    ) =>
        expected.Count == files.Count
        && expected.All(pair => files.TryGetValue(pair.Key, out var file) && file == pair.Value);

    private sealed class AlteredSource(Alteration alteration) : IReleaseSource
    {
        public string Name => "a lying source";

        public long BytesReceived => 0;

        public Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel) =>
            Task.FromResult(
                alteration.Send(path) is { } bytes
                    ? new SourceFile(
                        new MemoryStream(
                            bytes,
                            (int)Math.Min(offset, bytes.Length),
                            bytes.Length - (int)Math.Min(offset, bytes.Length)
                        ),
                        Math.Min(offset, bytes.Length)
                    )
                    : null
            );
    }
}
