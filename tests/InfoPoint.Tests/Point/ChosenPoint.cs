using InfoPoint.Hub;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using InfoPoint.Tests.Repository;

namespace InfoPoint.Tests.Point;

/// <summary>A hub on a real web server that counts requests, and a point that chooses.</summary>
public sealed class ChosenPoint : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-chosen-").FullName;
    private StaticSite? site;

    public TestLibrary Library { get; } = new();

    public string HubData => Path.Combine(folder, "hub");

    public StaticSite Site => site ?? throw new InvalidOperationException("Nothing is published yet.");

    public SiteSettings Settings =>
        new()
        {
            Data = Path.Combine(folder, "point"),
            Hub = [Site.Address.ToString()],
            Root = Path.Combine(HubData, "repository", "metadata", "1.root.json"),
        };

    public ReleaseView View => ReleaseView.Open(Path.Combine(folder, "point", "mirror", "repository"));

    /// <summary>Writes bytes that no other file has: the same bytes are never fetched twice.</summary>
    public void WriteMedia(string path, int bytes) => Library.Write(path, path.PadRight(bytes, '.'));

    public async Task PublishAsync(bool replaces = false)
    {
        var report = await new ReleaseBuilder(HubData, TimeProvider.System).PublishAsync(
            Library.Folder,
            replaces,
            prunes: false,
            TestContext.Current.CancellationToken
        );
        Assert.True(report.Outcome is not null, string.Join('\n', report.Problems));
        site ??= await StaticSite.StartAsync(HubData);
    }

    /// <summary>Syncs, and tells which targets were asked for: their file names without hashes.</summary>
    public async Task<IReadOnlyList<string>> SyncAsync(MediaChoice choice)
    {
        Site.Asked.Clear();
        foreach (var article in choice.Asked)
            new AskedMedia(Settings.Data).Add(article);
        await PointSync.RunAsync(
            Settings with
            {
                Media = choice,
            },
            TimeProvider.System,
            null,
            TestContext.Current.CancellationToken
        );
        return AskedTargets();
    }

    public IReadOnlyList<string> AskedTargets() =>
        [
            .. Site
                .Asked.Where(path => path.StartsWith("/repository/targets/", StringComparison.Ordinal))
                .Select(path => Path.GetFileName(path)[65..])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Names of the media of articles that lie in the mirror.</summary>
    public IReadOnlyList<string> Media() =>
        [
            .. View
                .Files.Keys.Where(path => MediaChoice.IsMediaOfArticle(path) && File.Exists(View.PathOnDisk(path)))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    public OnDemandMedia OnDemand => new(Path.Combine(folder, "point", "mirror"), TimeProvider.System);

    /// <summary>The release in use with its index, as the running program has it.</summary>
    public ActiveRelease Load() =>
        new ReleaseLoader(
            Path.Combine(folder, "point", "mirror", "repository"),
            Path.Combine(folder, "point", "index")
        ).Load(null, null, TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("Nothing was synced.");

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        Library.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
