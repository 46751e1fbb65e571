using System.Net;
using System.Text.Json;

namespace InfoPoint.EndToEnd;

/// <summary>Every article of the starter library in every view of the real program.</summary>
public sealed class EveryArticleTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    [Fact]
    public async Task Every_article_is_shown_in_every_view()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = site.Point.Address };
        using var list = JsonDocument.Parse(await client.GetStringAsync("api/v1/articles", cancel));
        var articles = list.RootElement.GetProperty("articles").EnumerateArray().ToList();
        Assert.True(articles.Count >= 70);

        foreach (var id in articles.Select(article => article.GetProperty("id").GetString()))
        foreach (var lang in new[] { "vi", "lo" })
        {
            using var article = JsonDocument.Parse(
                await client.GetStringAsync($"api/v1/articles/{id}?lang={lang}", cancel)
            );
            var title = article.RootElement.GetProperty("text").GetProperty("title").GetString()!; // every article has one
            foreach (
                var view in new[]
                {
                    $"{lang}/articles/{id}",
                    $"en/articles/{id}",
                    $"{lang}/kiosk/articles/{id}",
                    $"{lang}/kiosk/articles/{id}?card=1",
                }
            )
            {
                var page = WebUtility.HtmlDecode(await client.GetStringAsync(view, cancel));
                if (!view.StartsWith("en", StringComparison.Ordinal) || lang == "vi")
                    Assert.Contains(title, page, StringComparison.Ordinal);
                Assert.DoesNotContain("href=\"\"", page, StringComparison.Ordinal);
                Assert.DoesNotContain("article:", page, StringComparison.Ordinal);
            }
        }
    }
}
