using System.Net;
using System.Text.RegularExpressions;

namespace InfoPoint.EndToEnd;

/// <summary>How pages are sent, looked at without a browser.</summary>
public sealed partial class PageTests(PageTests.HubAlone site) : IClassFixture<PageTests.HubAlone>
{
    private static readonly string[] Pages =
    [
        "/vi",
        "/lo/topics/mushrooms",
        "/lo/articles/oyster-mushroom-straw-bags",
        "/lo/articles/oyster-mushroom-straw-bags/bring",
        "/lo/search?q=ເຫັດ",
        "/lo/areas/ta-oi",
        "/lo/calendar",
        "/lo/status",
        "/lo/kiosk",
        "/lo/kiosk/topics/mushrooms",
        "/lo/kiosk/articles/oyster-mushroom-straw-bags?card=3",
        "/lo/kiosk/articles/oyster-mushroom-straw-bags/bring",
        "/lo/kiosk/search?q=ເຫັດ",
        "/lo/kiosk/staff",
        "/lo/kiosk/calibrate",
        "/lo/nothing-here",
        "/lo/kiosk/nothing-here",
    ];

    public static TheoryData<string> AllPages() => [.. Pages];

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_is_the_same_for_those_who_ask_only_for_its_head(string path)
    {
        using var page = await SendAsync(HttpMethod.Get, path);
        using var head = await SendAsync(HttpMethod.Head, path);

        Assert.Equal(page.StatusCode, head.StatusCode);
        Assert.Equal(page.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(page.Content.Headers.ContentLanguage, head.Content.Headers.ContentLanguage);
        Assert.Empty(await TextAsync(head));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Letters_are_sent_as_they_are_and_attributes_without_a_value_not_at_all(string path)
    {
        using var page = await SendAsync(HttpMethod.Get, path);
        var html = await TextAsync(page);

        Assert.DoesNotContain("&#x", html.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(EmptyAttribute().Matches(html).Select(match => match.Value));
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/vi")]
    [InlineData("/vi/kiosk/search")]
    public async Task Styles_and_scripts_have_addresses_that_browsers_may_keep_for_ever(string path)
    {
        using var page = await SendAsync(HttpMethod.Get, path);
        var files = OwnFile().Matches(await TextAsync(page)).Select(match => match.Groups[1].Value).ToList();

        Assert.True(files.Count >= 2, "a style and a script");
        foreach (var file in files)
        {
            using var answer = await SendAsync(HttpMethod.Get, file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_that_was_typed_is_never_read_as_HTML()
    {
        using var page = await SendAsync(HttpMethod.Get, "/vi/search?q=%22%3E%3Cb%3Elúa");

        Assert.Contains("value=\"&quot;&gt;&lt;b&gt;lúa\"", await TextAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/vi")]
    [InlineData("/lo/search?q=x")]
    [InlineData("/lo/kiosk/staff")]
    public async Task Page_without_a_form_takes_none(string path)
    {
        using var answer = await SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/vi/articles/none/bring")]
    [InlineData("/vi/nothing-here")]
    public async Task Form_for_nothing_leads_to_the_page_that_says_so(string path)
    {
        using var answer = await SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/vi\"", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_led_out_of_the_kiosk_by_an_address_with_nothing()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/lo/kiosk/nothing-here");
        var html = await TextAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<body class=\"kiosk\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/lo\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_are_none_show_the_first_page()
    {
        using var page = await SendAsync(HttpMethod.Get, "/vi/kiosk/topics/mushrooms?page=two");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Program_shows_and_takes_pages_without_a_line_of_MVC()
    {
        foreach (var path in Pages)
            (await SendAsync(HttpMethod.Get, path)).Dispose();
        (await SendAsync(HttpMethod.Post, "/vi/status")).Dispose();

        Assert.DoesNotContain(
            site.Program.LoadedFiles(),
            file =>
                file.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
                || file.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
                || file == "System.Linq.Expressions.dll"
        );
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(site.Program.Address, path));
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        return await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("<[^>]* (?:lang|aria-current|src|srcset|sizes|loading|open)=\"\"[^>]*>")]
    private static partial Regex EmptyAttribute();

    [GeneratedRegex("(?:href|src)=\"(/(?:css|js)/[^\"]+)\"")]
    private static partial Regex OwnFile();

    /// <summary>A hub with the starter library.</summary>
    public sealed class HubAlone : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("infopoint-pages-").FullName;

        public HttpClient Client { get; } = new();

        public InfoPointProgram Program { get; private set; } = null!; // set by InitializeAsync

        public async ValueTask InitializeAsync() =>
            Program = await InfoPointProgram.StartAsync(
                InfoPointProgram.FreePort(),
                new Dictionary<string, string>(),
                "hub",
                "--data",
                folder,
                "--content",
                InfoPointProgram.Content
            );

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Program.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
