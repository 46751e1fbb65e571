using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>Power cuts: the real program is killed at random moments of publishing, syncing, switching, writing and reading sticks. INFOPOINT_KILLS says how often (tests/kill.sh).</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int UsualKills = 105;
    private const int KillsARound = 5;
    private const int Articles = 12;
    private const double Beyond = 1.1; // of the time that a command needs: some are killed after their end

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-kill-").FullName;
    private readonly Random random = new();
    private readonly Dictionary<string, TimeSpan> needed = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (string Article, string Title)> changes = [];
    private InfoPointProgram site = null!; // set by InitializeAsync
    private long release;
    private int revision;

    /// <summary>A hub, a point, a stick, a point that lives from the stick and one whose program runs, all with release 1.</summary>
    public async ValueTask InitializeAsync()
    {
        WriteLibrary();
        Directory.CreateDirectory(In("stick"));
        await PublishAsync(Change(0));
        await DoneAsync(Sync);
        await DoneAsync(WriteStick);
        await DoneAsync(ReadStick);
        site = await StartSiteAsync();
        await SiteSwitchesAsync();
        await PublishAsync(Change(1));
        await NeedsAsync("switch", SiteSwitchesAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_any_moment_hub_points_and_stick_hold_one_whole_release()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("INFOPOINT_KILLS"),
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : UsualKills;

        for (var kill = 0; kill < kills; kill += KillsARound)
        {
            var change = Change(kill);
            await KilledAsync(Publish);
            Assert.InRange(await WholeAsync("hub"), release, release + 1);
            await PublishAsync(change);

            await Task.Delay(Moment("switch"), TestContext.Current.CancellationToken);
            await site.KillAsync();
            Assert.InRange(await WholeAsync("served"), 1, release);
            site = await StartSiteAsync();
            await RequireOneReleaseAsync();

            await KilledAsync(Sync);
            await WholeAsync("point");
            await DoneAsync(Sync);
            Assert.Equal(release, await WholeAsync("point"));

            await KilledAsync(WriteStick);
            await KilledAsync(ReadStick);
            await WholeAsync("carried");
            await DoneAsync(WriteStick);
            await DoneAsync(ReadStick);
            Assert.Equal(release, await WholeAsync("carried"));
        }

        await SiteSwitchesAsync();
    }

    private string Root => In("hub/repository/metadata/1.root.json");

    private string[] Publish => ["release", "publish", "--data", In("hub"), "--content", In("content"), "--json"];

    private string[] Sync => ["sync", "--data", In("point"), "--hub", In("hub"), "--root", Root];

    private string[] WriteStick => ["stick", "write", In("stick"), "--data", In("hub")];

    private string[] ReadStick => ["stick", "read", In("stick"), "--data", In("carried"), "--root", Root];

    private string In(string path) => Path.Combine(folder, path);

    private async Task KilledAsync(string[] arguments)
    {
        await using var program = InfoPointProgram.Run(arguments);
        await program.WaitAsync(Moment(Verb(arguments)));
        await program.KillAsync();
    }

    private async Task<string> DoneAsync(string[] arguments)
    {
        var output = "";
        await NeedsAsync(
            Verb(arguments),
            async () =>
            {
                (var code, output, var errors) = await InfoPointProgram.RunAsync(arguments);
                Assert.True(code == 0, errors);
            }
        );
        return output;
    }

    private static string Verb(string[] arguments) => $"{arguments[0]} {arguments[1]}";

    /// <summary>Remembers how long something takes when nobody kills it.</summary>
    private async Task NeedsAsync(string what, Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        needed[what] = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A moment between the beginning of something and a little after its end.</summary>
    private TimeSpan Moment(string what) => needed[what] * (random.NextDouble() * Beyond);

    private async Task PublishAsync((string Article, string Title) change)
    {
        using var json = JsonDocument.Parse(await DoneAsync(Publish));
        release = json.RootElement.GetProperty("release").GetInt64();
        changes[release] = change;
    }

    private Task<InfoPointProgram> StartSiteAsync() =>
        InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "point",
            "--data",
            In("served"),
            "--hub",
            In("hub"),
            "--root",
            Root,
            "--sync-every-seconds",
            "1"
        );

    private Task SiteSwitchesAsync() =>
        Eventually.TrueAsync(async () => await ServedAsync() == release, $"the site serves release {release}");

    private async Task<long?> ServedAsync()
    {
        var number = (await AskAsync("/api/v1/status")).GetProperty("release");
        return number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;
    }

    /// <summary>Text and index of the release that the site says it serves; asked again when it switches in between.</summary>
    private async Task RequireOneReleaseAsync()
    {
        long? served;
        string? title;
        string? found;
        do
        {
            served = await ServedAsync();
            var (article, sought) = changes[served ?? throw new InvalidOperationException("The site has no release.")];
            title = (await AskAsync($"/api/v1/articles/{article}?lang=vi"))
                .GetProperty("text")
                .GetProperty("title")
                .GetString();
            found = (await AskAsync($"/api/v1/search?lang=vi&q={Uri.EscapeDataString(sought)}"))
                .GetProperty("hits")[0]
                .GetProperty("title")
                .GetString();
        } while (await ServedAsync() != served);

        Assert.Equal(changes[served.Value].Title, title);
        Assert.Equal(title, found);
    }

    private Task<JsonElement> AskAsync(string path) => Http.JsonAsync(new Uri(site.Address, path));

    /// <summary>The number of the release of a data folder, every signature and every file checked.</summary>
    private async Task<long> WholeAsync(string data)
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync("release", "verify", "--data", In(data), "--json");
        Assert.True(code == 0, output + errors);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("release").GetInt64();
    }

    private void WriteLibrary()
    {
        Write("library.yaml", "name: {vi: Thử, lo: ລອງ, en: Test}\nlanguages: [vi, lo]\ndefault_language: vi\n");
        Write("topics.yaml", "- {id: rice, vi: Lúa, lo: ເຂົ້າ, en: Rice}\n");
        for (var i = 0; i < Articles; i++)
            Change(i);
    }

    /// <summary>Gives an article the next revision, with a title that no other has.</summary>
    private (string Article, string Title) Change(int number)
    {
        var id = $"article-{number % Articles:D2}";
        var title = $"Bài {1000 + ++revision}";
        Write($"articles/rice/{id}/article.yaml", "kind: technique\n");
        Write(
            $"articles/rice/{id}/vi.md",
            $"---\ntitle: {title}\nsummary: S\nrevision: {revision}\n---\n\n## A\n\n{new string('x', random.Next(20_000))}\n"
        );
        return (id, title);
    }

    private void Write(string path, string text)
    {
        var file = In("content/" + path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // below folder
        File.WriteAllText(file, text);
    }
}
