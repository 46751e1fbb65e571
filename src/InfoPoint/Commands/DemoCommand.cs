using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using InfoPoint.Hub;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>demo</c>: a hub and two district points in one program, to try everything.</summary>
internal static class DemoCommand
{
    private const int FirstPort = 8080;
    private const int SyncEverySeconds = 3;

    private static readonly Option<string?> KeepIn = new("--data")
    {
        Description = "Keep everything in this folder; without it nothing is left behind.",
        HelpName = "DIR",
    };
    private static readonly (string Folder, string Area, string Name)[] Points =
    [
        ("point-ta-oi", "ta-oi", "Ta Oi"),
        ("point-lao-ngam", "lao-ngam", "Lao Ngam"),
    ];

    public static Command Create()
    {
        var command = new Command("demo", "A hub and two district points with the starter library.\n\n  infopoint demo")
        {
            KeepIn,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var kept = parsed.GetValue(KeepIn);
                var folder = kept is null
                    ? Directory.CreateTempSubdirectory("infopoint-demo-").FullName
                    : Path.GetFullPath(kept);
                try
                {
                    return await RunAsync(folder, output, cancel);
                }
                finally
                {
                    if (kept is null)
                        Directory.Delete(folder, recursive: true);
                }
            }
        );
        return command;
    }

    private static async Task<ExitCode> RunAsync(string folder, Output output, CancellationToken cancel)
    {
        Shared.RequireWritable(folder);
        var content = Path.Combine(folder, "content");
        if (!Directory.Exists(content))
            CopyFolder(Path.Combine(AppContext.BaseDirectory, "content"), content);
        var hubData = Path.Combine(folder, "hub");
        var report = await new ReleaseBuilder(hubData, TimeProvider.System).PublishAsync(
            content,
            replaces: true,
            prunes: false,
            cancel
        );
        if (report.Outcome is null)
        {
            ProblemReport.Print(report.Problems);
            return ExitCode.WrongInput;
        }

        var ports = FreePorts(1 + Points.Length);
        var hub = new SiteSettings
        {
            Role = SiteRole.Hub,
            Data = hubData,
            Urls = Address(ports[0]),
        };
        var points = Points
            .Select(
                (point, i) =>
                    new SiteSettings
                    {
                        Role = SiteRole.Point,
                        Data = Path.Combine(folder, point.Folder),
                        Urls = Address(ports[i + 1]),
                        Hub = [Address(ports[0])],
                        Area = point.Area,
                        Root = RepositoryLayout.OnDisk(
                            Path.Combine(hubData, "repository"),
                            RepositoryLayout.Metadata("root", 1)
                        ),
                        SyncEverySeconds = SyncEverySeconds,
                    }
            )
            .ToList();
        foreach (var point in points)
            Directory.CreateDirectory(point.Data);

        var sites = points
            .Prepend(hub)
            .Select(settings => SiteHost.Build(settings, TimeProvider.System, LogLevel.Warning))
            .ToList();
        try
        {
            foreach (var site in sites)
                await site.StartAsync(cancel);
            await ShowFirstSyncAsync(sites.Skip(1).ToList(), output, cancel);
            SayWhatToTry(ports, hubData, content);
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default); // until Ctrl-C
            return ExitCode.Done;
        }
        finally
        {
            foreach (var site in sites)
                await site.DisposeAsync();
        }
    }

    private static async Task ShowFirstSyncAsync(List<WebApplication> points, Output output, CancellationToken cancel)
    {
        while (points.Exists(point => point.Services.GetRequiredService<CurrentRelease>().Value is null))
        {
            var lines = points.Select((point, i) => $"{Points[i].Name}: {State(point.Services)}");
            output.Progress("First sync  " + string.Join("   ", lines));
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }

        output.Progress("First sync done.");
        output.EndProgress();
    }

    private static string State(IServiceProvider services) =>
        services.GetRequiredService<CurrentRelease>().Value is not null ? "ready"
        : services.GetRequiredService<SyncState>().Progress is { TotalFiles: > 0 } progress
            ? $"{progress.DoneFiles}/{progress.TotalFiles} files"
        : "…";

    private static void SayWhatToTry(int[] ports, string hubData, string content)
    {
        var program = Environment.ProcessPath ?? "infopoint";
        Console.Out.WriteLine(
            $"""

            Hub          {Address(ports[0])}
            Ta Oi        {Address(ports[1])}
            Lao Ngam     {Address(ports[2])}

            Try:  {Address(ports[1])}/lo/search?q=ການປູກເຫັດ   search in Lao, open a page, switch to Tiếng Việt
                  {Address(ports[1])}/lo/kiosk                the kiosk: two touches to any page
            Change a text in
                  {content}
            then publish it; both points show it within 10 s:
                  {program} release publish --data {hubData} --content {content} --replace

            Ctrl-C ends all.
            """
        );
    }

    private static string Address(int port) => $"http://127.0.0.1:{port}";

    private static int[] FreePorts(int count) => [.. Enumerable.Range(FirstPort, 1000).Where(IsFree).Take(count)];

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false; // taken: that is the answer
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below to
            File.Copy(file, target);
        }
    }
}
