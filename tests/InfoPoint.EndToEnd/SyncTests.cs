using System.Net;

namespace InfoPoint.EndToEnd;

public sealed class SyncTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    [Fact]
    public async Task Changed_article_reaches_the_point_and_the_point_goes_on_when_the_hub_is_gone()
    {
        var content = Directory.CreateTempSubdirectory("infopoint-content-").FullName;
        CopyFolder(InfoPointProgram.Content, content);
        var text = Path.Combine(content, "articles/mushrooms/oyster-mushroom-straw-bags/vi.md");
        await File.WriteAllTextAsync(
            text,
            (await File.ReadAllTextAsync(text, TestContext.Current.CancellationToken)).Replace(
                "Trồng nấm sò trên rơm",
                "Trồng nấm sò kiểu mới trên rơm",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );

        var published = await InfoPointProgram.RunAsync(
            "release",
            "publish",
            "--data",
            site.HubData,
            "--content",
            content,
            "--replace"
        );

        Assert.True(published.Code == 0, published.Errors);
        var article = new Uri(site.Point.Address, "/api/v1/articles/oyster-mushroom-straw-bags?lang=vi");
        await Eventually.TrueAsync(
            async () =>
                (await Http.JsonAsync(article))
                    .GetProperty("text")
                    .GetProperty("title")
                    .GetString()!
                    .Contains("kiểu mới", StringComparison.Ordinal),
            "the point shows the new title"
        ); // articles have titles
        var search = await Http.JsonAsync(
            new Uri(site.Point.Address, "/api/v1/search?lang=vi&q=" + Uri.EscapeDataString("kiểu mới"))
        );
        Assert.Equal("oyster-mushroom-straw-bags", search.GetProperty("hits")[0].GetProperty("id").GetString());

        await site.Hub.KillAsync();
        await Eventually.TrueAsync(
            async () =>
                (await Http.JsonAsync(new Uri(site.Point.Address, "/api/v1/status")))
                    .GetProperty("lastSync")
                    .GetProperty("outcome")
                    .GetString() == "unreachable",
            "the point says that the hub is gone"
        );
        using var status = await Http.GetAsync(new Uri(site.Point.Address, "/en/status"));
        Assert.Contains(
            "cannot be reached",
            await status.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Contains("unreachable", site.Point.Errors, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            await Http.StatusAsync(new Uri(site.Point.Address, "/lo/articles/oyster-mushroom-straw-bags"))
        );
        Directory.Delete(content, recursive: true);
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
