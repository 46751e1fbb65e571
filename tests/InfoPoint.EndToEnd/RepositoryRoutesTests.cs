using System.Net;
using System.Net.Http.Headers;

namespace InfoPoint.EndToEnd;

public sealed class RepositoryRoutesTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    [Fact]
    public async Task Repository_is_served_with_ranges_tags_and_a_policy_that_runs_nothing()
    {
        using var client = new HttpClient();
        using var whole = await client.GetAsync(
            new Uri(site.Hub.Address, "/repository/metadata/1.root.json"),
            TestContext.Current.CancellationToken
        );
        Assert.NotNull(whole.Headers.ETag);
        Assert.Contains(
            "sandbox",
            whole.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());

        using var part = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(site.Hub.Address, "/repository/metadata/1.root.json")
        )
        {
            Headers = { Range = new RangeHeaderValue(10, 19) },
        };
        using var answer = await client.SendAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(
            (await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[10..20],
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Metadata_comes_compressed_to_who_accepts_it()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        using var answer = await client.GetAsync(
            new Uri(site.Hub.Address, "/repository/metadata/timestamp.json"),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("br", answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/repository/metadata/2.root.json")]
    [InlineData("/repository/../keys/root.pem")]
    [InlineData("/repository/%2e%2e/keys/root.pem")]
    [InlineData("/media/none.svg")]
    [InlineData("/media/oyster-mushroom-straw-bags/..%2fvi.md")]
    public async Task What_is_no_part_of_the_release_is_not_served(string path)
    {
        using var answer = await Http.GetAsync(new Uri(site.Hub.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
