using System.Net;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>The real program behind a proxy that lies: what it says, how it exits, and that its release stays.</summary>
public sealed class LyingProxyTests : IAsyncLifetime
{
    private const int Pictures = 4; // asked for side by side

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-liar-").FullName;
    private InfoPointProgram hub = null!; // set by InitializeAsync
    private LyingProxy proxy = null!; // as above

    /// <summary>A hub with release 2, and a point that has release 1 and knows the way through the proxy.</summary>
    public async ValueTask InitializeAsync()
    {
        var library = new SmallLibrary(In("content"));
        await library.PublishAsync(In("hub"));
        hub = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "hub",
            "--data",
            In("hub")
        );
        proxy = new LyingProxy(hub.Address);
        Assert.Equal(0, (await SyncAsync(proxy.Address)).Code);
        library.Revise(3, "Bài mới");
        foreach (var article in Enumerable.Range(4, Pictures))
            library.Illustrate(article, 3_000);
        await library.PublishAsync(In("hub"));
        await Eventually.TrueAsync(
            async () =>
                (await Http.JsonAsync(new Uri(hub.Address, "/api/v1/status"))).GetProperty("release").GetInt64() == 2,
            "the hub serves release 2"
        );
    }

    public async ValueTask DisposeAsync()
    {
        proxy.Dispose();
        await hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(Lie.Cut, "timestamp.json", 10)]
    [InlineData(Lie.Cut, "/targets/", 10)]
    [InlineData(Lie.Stall, "/targets/", 10)]
    [InlineData(Lie.Reorder, ".snapshot.json", 11)]
    [InlineData(Lie.Reorder, "/targets/", 11)]
    [InlineData(Lie.OfAnother, "timestamp.json", 11)]
    [InlineData(Lie.OfAnother, ".snapshot.json", 11)]
    [InlineData(Lie.OfAnother, "rice-text.json", 11)]
    [InlineData(Lie.OfAnother, "/media/", 10, 11)]
    [InlineData(Lie.Exchange, "/media/", 11)]
    [InlineData(Lie.Truncate, "timestamp.json", 11)]
    [InlineData(Lie.Truncate, "rice-text.json", 11)]
    [InlineData(Lie.Alter, "rice-text.json", 11)]
    [InlineData(Lie.Alter, "/targets/", 11)]
    [InlineData(Lie.AlterCompressed, ".snapshot.json", 10, 11)]
    [InlineData(Lie.AlterCompressed, "/targets/", 10, 11)]
    [InlineData(Lie.Endless, "timestamp.json", 11)]
    [InlineData(Lie.Endless, "/targets/", 11)]
    public async Task Sync_through_a_liar_says_so_and_the_release_stays_until_an_honest_one(
        Lie lie,
        string part,
        params int[] codes
    )
    {
        proxy.Lies = path => path.Contains(part, StringComparison.Ordinal) ? lie : Lie.None;

        var (code, output, errors) = await SyncAsync(proxy.Address);

        Assert.True(codes.Contains(code), $"{code}: {errors}");
        Assert.Empty(output);
        Assert.Matches("stays in use|the next sync goes on from there", errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(1, await WholeAsync());
        proxy.Lies = _ => Lie.None;
        Assert.Equal(0, (await SyncAsync(proxy.Address)).Code);
        Assert.Equal(2, await WholeAsync());
    }

    [Fact]
    public async Task Answers_that_overtake_one_another_make_a_whole_release()
    {
        proxy.Lies = path => path.Contains("/media/", StringComparison.Ordinal) ? Lie.Late : Lie.None;

        var (code, _, errors) = await SyncAsync(proxy.Address);

        Assert.True(code == 0, errors);
        Assert.Equal(2, await WholeAsync());
    }

    [Fact]
    public async Task Yesterday_is_refused_once_today_was_seen()
    {
        Assert.Equal(0, (await SyncAsync(hub.Address)).Code);
        proxy.Lies = _ => Lie.Yesterday;

        var (code, _, errors) = await SyncAsync(proxy.Address);

        Assert.Equal(11, code);
        Assert.Contains("older than", errors, StringComparison.Ordinal);
        Assert.Equal(2, await WholeAsync());
    }

    [Fact]
    public async Task Running_point_shows_what_is_wrong_and_goes_on_serving()
    {
        proxy.Lies = path => path.Contains("/targets/", StringComparison.Ordinal) ? Lie.AlterCompressed : Lie.None;
        await using var point = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            [.. Point("point", proxy.Address), "--sync-every-seconds", "1"]
        );

        await Eventually.TrueAsync(
            async () =>
                (await StatusAsync(point)).GetProperty("lastSync") is { ValueKind: JsonValueKind.Object } last
                && last.GetProperty("outcome").GetString() is "refused" or "unreachable",
            "the point says that it was refused"
        );
        Assert.Equal(1, (await StatusAsync(point)).GetProperty("release").GetInt64());
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(point.Address, "/vi/articles/article-03")));
        proxy.Lies = _ => Lie.None;
        await Eventually.TrueAsync(
            async () => (await StatusAsync(point)).GetProperty("release").GetInt64() == 2,
            "the point serves release 2"
        );
    }

    private static Task<JsonElement> StatusAsync(InfoPointProgram point) =>
        Http.JsonAsync(new Uri(point.Address, "/api/v1/status"));

    private string In(string path) => Path.Combine(folder, path);

    private string[] Point(string verb, Uri source) =>
        [verb, "--data", In("point"), "--hub", source.ToString(), "--root", In("hub/repository/metadata/1.root.json")];

    private Task<(int Code, string Output, string Errors)> SyncAsync(Uri source) =>
        InfoPointProgram.RunAsync(Point("sync", source));

    private async Task<long> WholeAsync()
    {
        var (code, output, errors) = await InfoPointProgram.RunAsync(
            "release",
            "verify",
            "--data",
            In("point"),
            "--json"
        );
        Assert.True(code == 0, output + errors);
        return JsonDocument.Parse(output).RootElement.GetProperty("release").GetInt64();
    }
}
