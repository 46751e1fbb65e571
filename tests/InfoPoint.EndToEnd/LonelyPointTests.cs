using System.Net;

namespace InfoPoint.EndToEnd;

public sealed class LonelyPointTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    [Fact]
    public async Task Point_that_never_met_its_hub_says_so_kindly()
    {
        var data = Directory.CreateTempSubdirectory("infopoint-lonely-").FullName;
        await using var point = await site.StartPointAsync(data, $"http://127.0.0.1:{InfoPointProgram.FreePort()}");

        using var answer = await Http.GetAsync(new Uri(point.Address, "/lo"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "<html lang=\"lo\">",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(point.Address, "/healthz")));
        var search = await Http.JsonAsync(new Uri(point.Address, "/api/v1/search?q=x"));
        Assert.Equal("no-release", search.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Restarted_point_serves_what_it_has_without_a_hub()
    {
        var data = Directory.CreateTempSubdirectory("infopoint-restart-").FullName;
        var synced = await InfoPointProgram.RunAsync(
            "sync",
            "--data",
            data,
            "--hub",
            site.Hub.Address.ToString(),
            "--root",
            site.RootFile,
            "--json"
        );
        Assert.True(synced.Code == 0, synced.Errors);

        await using var point = await site.StartPointAsync(data, $"http://127.0.0.1:{InfoPointProgram.FreePort()}");

        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(point.Address, "/lo")));
    }

    [Fact]
    public async Task Point_feeds_another_point()
    {
        var data = Directory.CreateTempSubdirectory("infopoint-second-").FullName;

        var synced = await InfoPointProgram.RunAsync(
            "sync",
            "--data",
            data,
            "--hub",
            site.Point.Address.ToString(),
            "--root",
            site.RootFile
        );

        Assert.True(synced.Code == 0, synced.Errors);
        Assert.Equal(0, (await InfoPointProgram.RunAsync("release", "verify", "--data", data)).Code);
    }
}
