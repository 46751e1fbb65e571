using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using InfoPoint.Benchmarks;

// dotnet run -c Release --project tests/InfoPoint.Benchmarks -- PROGRAM_FOLDER [figures.json]
// dotnet run -c Release --project tests/InfoPoint.Benchmarks -- bytes PROGRAM_FOLDER
// dotnet run -c Release --project tests/InfoPoint.Benchmarks -- scale PROGRAM_FOLDER
// dotnet run -c Release --project tests/InfoPoint.Benchmarks -- search content tests/judged
// dotnet run -c Release --project tests/InfoPoint.Benchmarks -- generate STARTER_LIBRARY FOLDER ARTICLES
if (args is ["generate", var from, var to, var count])
{
    GeneratedLibrary.Write(from, to, int.Parse(count, CultureInfo.InvariantCulture), withDrawings: false);
    return;
}

if (args is ["bytes", var published])
{
    var place = Directory.CreateTempSubdirectory("infopoint-bytes-").FullName;
    _ = BytesTable
        .Measure(
            Path.GetFullPath(Path.Combine(published, "infopoint")),
            Path.GetFullPath(Path.Combine(published, "content")),
            place
        )
        .ToList();
    Directory.Delete(place, recursive: true);
    return;
}

if (args is ["scale", var served])
{
    var place = Directory.CreateTempSubdirectory("infopoint-scale-").FullName;
    await ScaleBench.RunAsync(
        Path.GetFullPath(Path.Combine(served, "infopoint")),
        Path.GetFullPath(Path.Combine(served, "content")),
        Path.GetFullPath("deploy/nginx-mirror.conf"),
        place
    );
    Directory.Delete(place, recursive: true);
    return;
}

if (args is ["search", var library, var judged])
{
    SearchBench.Run(library, judged);
    return;
}

var folder =
    args.Length > 0
        ? Path.GetFullPath(args[0])
        : throw new ArgumentException("Name the folder of the published program.");
var program = Path.Combine(folder, "infopoint");
var starter = Path.Combine(folder, "content");
var work = Directory.CreateTempSubdirectory("infopoint-bench-").FullName;
var figures = new List<Figure>();
string[] queries =
[
    "ການປູກເຫັດ",
    "ເຂົ້າເປືອກ ຕາກແດດ",
    "ພະຍາດໃບໄໝ້",
    "ນໍ້າປູນຂາວ",
    "nấm sò trên rơm",
    "phoi thoc",
    "cà phê chín",
    "100 kg rơm",
    "đạo ôn",
    "kyx thuaatj",
];
try
{
    await MeasurePagesAsync();
    figures.AddRange(BytesTable.Measure(program, starter, Path.Combine(work, "bytes")));
    await MeasureLargePointAsync();
    MeasurePublishing();
}
finally
{
    Print();
    Directory.Delete(work, recursive: true);
}

if (args.Length > 1)
    File.WriteAllText(args[1], JsonSerializer.Serialize(figures));

async Task MeasurePagesAsync()
{
    var data = Path.Combine(work, "starter");
    RunningProgram.Publish(program, data, starter);
    using var hub = new RunningProgram(program, "hub", "--data", data);
    await hub.FirstAnswerAsync("lo");
    await hub.WaitForSearchAsync();
    foreach (
        var path in new[]
        {
            "lo",
            "lo/search?q=%E0%BB%80%E0%BA%AB%E0%BA%B1%E0%BA%94",
            "lo/articles/oyster-mushroom-straw-bags",
        }
    )
    {
        var (bytes, requests) = await PageAsync(hub.Address, path);
        figures.Add(new Figure($"page /{path.Split('?')[0]}, compressed, fonts aside", bytes / 1024.0, "KB", 60));
        figures.Add(new Figure($"page /{path.Split('?')[0]}, requests, fonts aside", requests, "", 12));
    }
}

async Task MeasureLargePointAsync()
{
    var content = Path.Combine(work, "large");
    GeneratedLibrary.Write(starter, content, 5000, withDrawings: false);
    var hubData = Path.Combine(work, "large-hub");
    RunningProgram.Publish(program, hubData, content);
    var data = Path.Combine(work, "large-point");
    RunningProgram.Sync(program, data, hubData, hubData);
    figures.Add(
        new Figure(
            "5,000 articles: building the index",
            RunningProgram.Run(program, "index", "rebuild", "--data", data, "--quiet").TotalSeconds,
            "s",
            null
        )
    );
    var starts = new List<double>(); // the building of the index still writes to the disk during the first
    for (var i = 0; i < 5; i++)
    {
        using var start = new RunningProgram(program, "point", "--data", data);
        starts.Add((await start.FirstAnswerAsync("lo")).TotalSeconds);
    }

    starts.Sort();
    figures.Add(
        new Figure("5,000 articles: start to first page, index present, median of 5", starts[starts.Count / 2], "s", 1)
    );
    figures.Add(new Figure("5,000 articles: the slowest of these starts", starts[^1], "s", null));

    using var point = new RunningProgram(program, "point", "--data", data);
    await point.FirstAnswerAsync("lo");
    using var client = new HttpClient();
    var times = new List<double>(); // as the published program measures them itself, the first ones left out
    for (var i = 0; i < 2000; i++)
    {
        var query = queries[i % queries.Length];
        var lang = query.Any(c => c > '\u0E80' && c < '\u0F00') ? "lo" : "vi";
        using var answer = JsonDocument.Parse(
            await client.GetStringAsync(
                new Uri(point.Address, $"api/v1/search?lang={lang}&q={Uri.EscapeDataString(query)}")
            )
        );
        if (i >= 200)
            times.Add(answer.RootElement.GetProperty("tookMs").GetDouble());
        if (i == 999)
            figures.Add(
                new Figure(
                    "5,000 articles: memory after start and 1,000 searches",
                    point.ResidentBytes() / 1_000_000.0,
                    "MB",
                    150
                )
            );
    }

    times.Sort();
    figures.Add(new Figure("10,000 texts: search, median", times[times.Count / 2], "ms", null));
    figures.Add(new Figure("10,000 texts: search, 95 of 100", times[(int)(times.Count * 0.95)], "ms", 5));
    var text = new DirectoryInfo(content).EnumerateFiles("*.md", SearchOption.AllDirectories).Sum(file => file.Length);
    var size = new DirectoryInfo(Path.Combine(data, "index"))
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Sum(file => file.Length);
    figures.Add(new Figure("10,000 texts: index, times the text", (double)size / text, "x", 2.5));
}

void MeasurePublishing()
{
    var content = Path.Combine(work, "large");
    var data = Path.Combine(work, "large-hub");
    RunningProgram.Publish(program, data, content);
    var file = Directory.EnumerateFiles(content, "vi.md", SearchOption.AllDirectories).First();
    File.WriteAllText(
        file,
        File.ReadAllText(file).Replace("revision: 1\n", "revision: 2\n", StringComparison.Ordinal) + "\nThêm.\n"
    );
    figures.Add(
        new Figure(
            "publishing one changed article of 5,000",
            RunningProgram.Publish(program, data, content).TotalSeconds,
            "s",
            2
        )
    );
}

static async Task<(long Bytes, int Requests)> PageAsync(Uri site, string path)
{
    using var client = new HttpClient();
    client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
    using var plain = new HttpClient();
    var html = await plain.GetStringAsync(new Uri(site, path));
    var parts = Regex
        .Matches(html, "(?:src|href)=\"(/(?:css|js|media|icon)[^\"]*)\"")
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Prepend("/" + path)
        .ToList();
    long bytes = 0;
    foreach (var part in parts)
        bytes += (await client.GetByteArrayAsync(new Uri(site, part))).LongLength;
    return (bytes, parts.Count);
}

void Print()
{
    Console.WriteLine("| measured | figure | limit | kept | peers |");
    Console.WriteLine("|---|---:|---:|---|---|");
    foreach (var figure in figures)
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {figure.What} | {figure.Value:0.##} {figure.Unit} | {(figure.Limit is { } limit ? $"{limit:0.##} {figure.Unit}" : "–")} | {(figure.Limit is null ? "" : figure.IsKept ? "yes" : "**no**")} | {figure.Peer} |"
            )
        );
}
