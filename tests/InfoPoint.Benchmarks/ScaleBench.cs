using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using InfoPoint.Benchmarks.Peers;

namespace InfoPoint.Benchmarks;

/// <summary>500 simulated points against one hub, and against nginx with deploy/nginx-mirror.conf on the same folder. What a real sync asks for is recorded once and asked for by each.</summary>
public static class ScaleBench
{
    private const int Points = 500;

    /// <summary>Measures and prints the table.</summary>
    public static async Task RunAsync(string program, string starter, string configuration, string work)
    {
        var content = Path.Combine(work, "content");
        var data = Path.Combine(work, "hub");
        GeneratedLibrary.Write(starter, content, 500, withDrawings: false);
        Publish();
        using var hub = new RunningProgram(program, "hub", "--data", data);
        await hub.FirstAnswerAsync("lo");
        using var proxy = new CountingProxy(hub.Address);
        Sync();
        foreach (
            var file in Directory
                .EnumerateFiles(content, "*.md", SearchOption.AllDirectories)
                .Where(file => Regex.IsMatch(file, "generated-0000[012]/"))
        )
            File.WriteAllText(
                file,
                Regex.Replace(File.ReadAllText(file), "revision: 1\\b", "revision: 2") + "\nThêm một câu mới.\n"
            );
        Publish();
        await hub.WaitForReleaseAsync(2);
        proxy.TakePaths();
        Sync();
        var three = proxy.TakePaths();
        Sync();
        var nothing = proxy.TakePaths();

        Console.WriteLine("| 500 points | server | requests | seconds | CPU seconds | MB sent |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        await MeasureAsync("nothing changed", "hub", hub.Address, nothing, hub.Cpu);
        await MeasureAsync("3 articles revised", "hub", hub.Address, three, hub.Cpu);
        if (!Tool.IsThere("nginx"))
        {
            Console.WriteLine("nginx is left out: apt-get install nginx-light");
            return;
        }

        using var nginx = new Nginx(Path.Combine(work, "nginx"), data, Template(configuration));
        await MeasureAsync("nothing changed", "nginx", nginx.Address, nothing, nginx.Cpu);
        await MeasureAsync("3 articles revised", "nginx", nginx.Address, three, nginx.Cpu);

        void Publish() => RunningProgram.Publish(program, data, content);

        void Sync() => RunningProgram.Sync(program, Path.Combine(work, "point"), proxy.Address.ToString(), data);
    }

    /// <summary>The file that is deployed, with the bench's port and folder.</summary>
    private static string Template(string configuration) =>
        "daemon off; pid @WORK@/pid; error_log @WORK@/error.log; worker_processes auto; events { worker_connections 2048; } http { access_log off; "
        + File.ReadAllText(configuration)
            .Replace("listen 80;", "listen 127.0.0.1:@PORT@;", StringComparison.Ordinal)
            .Replace("root /var/lib/infopoint;", "root @ROOT@;", StringComparison.Ordinal)
        + " }";

    private static async Task MeasureAsync(
        string what,
        string server,
        Uri address,
        IReadOnlyList<string> paths,
        Func<TimeSpan> cpu
    )
    {
        var before = cpu();
        var bytes = 0L;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Points)
                .Select(async _ =>
                {
                    using var client = new HttpClient { BaseAddress = address };
                    client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
                    foreach (var path in paths)
                    {
                        using var answer = await client.GetAsync(path);
                        var expected = path.EndsWith(".root.json", StringComparison.Ordinal) ? 404 : 200;
                        if ((int)answer.StatusCode != expected)
                            throw new InvalidOperationException($"{server} answered {answer.StatusCode} for {path}.");
                        Interlocked.Add(ref bytes, (await answer.Content.ReadAsByteArrayAsync()).Length);
                    }
                })
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {server} | {Points * paths.Count} | {watch.Elapsed.TotalSeconds:F1} | {(cpu() - before).TotalSeconds:F2} | {bytes / 1e6:F1} |"
            )
        );
    }
}
