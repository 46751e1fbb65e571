using System.Net;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>A point that keeps only some of the media, and a second point that takes its releases from it.</summary>
public sealed class PointsFeedPointsTests : IAsyncLifetime
{
    private const string Kept = "noise.jpg";
    private const string LeftOut = "film.mp4";

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-feed-").FullName;
    private SmallLibrary library = null!; // set by InitializeAsync
    private InfoPointProgram first = null!; // as above

    /// <summary>A hub in a folder, and a running point that takes pictures from it but no video.</summary>
    public async ValueTask InitializeAsync()
    {
        library = new SmallLibrary(In("content"));
        library.Illustrate(2, 3_000);
        File.Copy(Media(Kept), Media(LeftOut));
        await File.AppendAllTextAsync(Media(LeftOut), "another film", TestContext.Current.CancellationToken);
        await library.PublishAsync(In("hub"));
        Directory.CreateDirectory(In("first"));
        await File.WriteAllTextAsync(
            In("first/infopoint.yaml"),
            "media_kinds: pictures\n",
            TestContext.Current.CancellationToken
        );
        first = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "point",
            "--data",
            In("first"),
            "--hub",
            In("hub"),
            "--root",
            Root,
            "--sync-every-seconds",
            "1"
        );
        await ServesAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Point_with_the_same_choice_takes_release_after_release_from_another_point()
    {
        Assert.Equal(0, (await SyncAsync("pictures")).Code);
        Assert.Equal((1, Kept), await WholeAsync());
        library.Revise(3, "Bài mới");
        await library.PublishAsync(In("hub"));
        await ServesAsync(2);

        var (code, _, errors) = await SyncAsync("pictures");

        Assert.True(code == 0, errors);
        Assert.Equal((2, Kept), await WholeAsync());
    }

    [Fact]
    public async Task Point_that_wants_less_takes_less()
    {
        var (code, _, errors) = await SyncAsync("none");

        Assert.True(code == 0, errors);
        Assert.Equal((1, ""), await WholeAsync());
    }

    [Fact]
    public async Task Point_that_wants_more_is_told_what_is_lacking_and_finds_it_at_the_hub()
    {
        var (code, _, errors) = await SyncAsync("pictures video");

        Assert.True(code == 11, errors);
        Assert.Contains(LeftOut, errors, StringComparison.Ordinal);
        Assert.Contains("keeps only some media", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await SyncAsync("pictures video", In("hub"))).Code);
        Assert.Equal((1, $"{LeftOut} {Kept}"), await WholeAsync());
    }

    [Fact]
    public async Task Feeding_point_serves_what_it_keeps_and_answers_404_for_the_rest()
    {
        var release = In("hub/repository/targets/articles/rice/article-02/media");
        foreach (var file in Directory.GetFiles(release).Select(Path.GetFileName))
            Assert.Equal(
                file!.EndsWith(Kept, StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound, // files have names
                await Http.StatusAsync(
                    new Uri(first.Address, $"/repository/targets/articles/rice/article-02/media/{file}")
                )
            );
    }

    private string Root => In("hub/repository/metadata/1.root.json");

    private string In(string path) => Path.Combine(folder, path);

    private string Media(string name) => In($"content/articles/rice/article-02/media/{name}");

    private Task ServesAsync(long release) =>
        Eventually.TrueAsync(
            async () =>
                (await Http.JsonAsync(new Uri(first.Address, "/api/v1/status"))).GetProperty("release")
                    is { ValueKind: JsonValueKind.Number } number
                && number.GetInt64() == release,
            $"the first point serves release {release}"
        );

    private Task<(int Code, string Output, string Errors)> SyncAsync(string kinds, params string[] more) =>
        InfoPointProgram.RunAsync(
            new Dictionary<string, string> { ["INFOPOINT_MEDIA_KINDS"] = kinds },
            ["sync", "--data", In("second"), "--root", Root, "--hub", first.Address.ToString(), .. more]
        );

    /// <summary>The release of the second point, every signature and file checked, and the names of media that it keeps.</summary>
    private async Task<(long Release, string Media)> WholeAsync()
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync(
            "release",
            "verify",
            "--data",
            In("second"),
            "--json"
        );
        Assert.True(code == 0, output + errors);
        using var json = JsonDocument.Parse(output);
        var media = In("second/mirror/repository/targets/articles/rice/article-02/media");
        var names = Directory.Exists(media)
            ? Directory.GetFiles(media).Select(file => Path.GetFileName(file).Split('.', 2)[1])
            : [];
        return (
            json.RootElement.GetProperty("release").GetInt64(),
            string.Join(' ', names.Order(StringComparer.Ordinal))
        );
    }
}
