using System.Globalization;

namespace InfoPoint.EndToEnd;

/// <summary>Power cuts: the real program is killed at random moments of publishing, syncing and writing sticks. INFOPOINT_KILLS says how often (tests/kill.sh).</summary>
public sealed class KillTests : IDisposable
{
    private const int UsualKills = 102;
    private const int MostMilliseconds = 700;

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-kill-").FullName;
    private readonly Random random = new();
    private long release;
    private int revision;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_hub_point_and_stick_hold_one_whole_release()
    {
        var kills = int.TryParse(
            Environment.GetEnvironmentVariable("INFOPOINT_KILLS"),
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : UsualKills;
        WriteLibrary();
        await PublishAsync();
        await SyncAsync();
        await WriteStickAsync();

        for (var kill = 0; kill < kills; kill += 3)
        {
            Change(kill);
            await KilledAsync("release", "publish", "--data", In("hub"), "--content", In("content"));
            var after = await WholeAsync("hub");
            Assert.InRange(after, release, release + 1);
            await PublishAsync();

            await KilledAsync(SyncArguments());
            await WholeAsync("point");
            await SyncAsync();
            Assert.Equal(release, await WholeAsync("point"));

            await KilledAsync("stick", "write", In("stick"), "--data", In("hub"));
            await WriteStickAsync();
            Assert.Equal(
                0,
                (
                    await InfoPointProgram.RunAsync(
                        "stick",
                        "read",
                        In("stick"),
                        "--data",
                        In("carried"),
                        "--root",
                        Root
                    )
                ).Code
            );
            Assert.Equal(release, await WholeAsync("carried"));
        }
    }

    private string Root => In("hub/repository/metadata/1.root.json");

    private string In(string path) => Path.Combine(folder, path);

    private string[] SyncArguments() => ["sync", "--data", In("point"), "--hub", In("hub"), "--root", Root];

    private async Task KilledAsync(params string[] arguments)
    {
        await using var program = InfoPointProgram.Run(arguments);
        await program.WaitAsync(TimeSpan.FromMilliseconds(random.Next(MostMilliseconds)));
        await program.KillAsync();
    }

    private async Task PublishAsync()
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync(
            "release",
            "publish",
            "--data",
            In("hub"),
            "--content",
            In("content"),
            "--json"
        );
        Assert.True(code == 0, errors);
        release = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("release").GetInt64();
    }

    private async Task SyncAsync()
    {
        var (code, _, errors) = await InfoPointProgram.RunAsync(SyncArguments());
        Assert.True(code == 0, errors);
    }

    private async Task WriteStickAsync()
    {
        Directory.CreateDirectory(In("stick"));
        var (code, _, errors) = await InfoPointProgram.RunAsync("stick", "write", In("stick"), "--data", In("hub"));
        Assert.True(code == 0, errors);
    }

    /// <summary>The number of the release of a data folder, every signature and every file checked.</summary>
    private async Task<long> WholeAsync(string data)
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync("release", "verify", "--data", In(data), "--json");
        Assert.True(code == 0, output + errors);
        return System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("release").GetInt64();
    }

    private void WriteLibrary()
    {
        Write("library.yaml", "name: {vi: Thử, lo: ລອງ, en: Test}\nlanguages: [vi, lo]\ndefault_language: vi\n");
        Write("topics.yaml", "- {id: rice, vi: Lúa, lo: ເຂົ້າ, en: Rice}\n");
        for (var i = 0; i < 12; i++)
            Change(-i);
    }

    private void Change(int number)
    {
        var id = $"article-{Math.Abs(number) % 12:D2}";
        Write($"articles/rice/{id}/article.yaml", "kind: technique\n");
        Write(
            $"articles/rice/{id}/vi.md",
            $"---\ntitle: Bài {number}\nsummary: S\nrevision: {++revision}\n---\n\n## A\n\n{new string('x', random.Next(20_000))}\n"
        );
    }

    private void Write(string path, string text)
    {
        var file = In("content/" + path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // below folder
        File.WriteAllText(file, text);
    }
}
