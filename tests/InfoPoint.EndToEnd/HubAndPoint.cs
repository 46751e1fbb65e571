using Microsoft.Playwright;

namespace InfoPoint.EndToEnd;

/// <summary>A hub and a point with the starter library, and a browser.</summary>
public sealed class HubAndPoint : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-end-").FullName;
    private IPlaywright? playwright;

    public string HubData => Path.Combine(folder, "hub");

    public string PointData => Path.Combine(folder, "point");

    public string RootFile => Path.Combine(HubData, "repository", "metadata", "1.root.json");

    public InfoPointProgram Hub { get; private set; } = null!; // set by InitializeAsync

    public InfoPointProgram Point { get; private set; } = null!; // set by InitializeAsync

    public IBrowser Browser { get; private set; } = null!; // set by InitializeAsync

    public async ValueTask InitializeAsync()
    {
        Hub = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "hub",
            "--data",
            HubData,
            "--content",
            InfoPointProgram.Content
        );
        Point = await StartPointAsync(PointData, Hub.Address.ToString());
        await Eventually.TrueAsync(Point.IsSearchableAsync, "the point has a release");
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] }
        );
    }

    public Task<InfoPointProgram> StartPointAsync(string data, string hub) =>
        InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>
            {
                ["INFOPOINT_KIOSK_IDLE_SECONDS"] = "4",
                ["INFOPOINT_KIOSK_WARN_SECONDS"] = "2",
            },
            "point",
            "--data",
            data,
            "--hub",
            hub,
            "--root",
            RootFile,
            "--area",
            "ta-oi",
            "--sync-every-seconds",
            "1"
        );

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (Point is not null)
            await Point.DisposeAsync();
        if (Hub is not null)
            await Hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
