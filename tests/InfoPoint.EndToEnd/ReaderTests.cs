using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace InfoPoint.EndToEnd;

public sealed class ReaderTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    private static readonly string[] Pages =
    [
        "/lo",
        "/vi",
        "/en",
        "/lo/topics/mushrooms",
        "/vi/articles/oyster-mushroom-straw-bags",
        "/lo/articles/oyster-mushroom-straw-bags",
        "/en/articles/oyster-mushroom-straw-bags",
        "/lo/search?q=ເຫັດ",
        "/vi/search?q=zzzz",
        "/lo/areas/ta-oi",
        "/lo/nothing-here",
        "/lo/calendar",
        "/vi/calendar?area=quang-tri&month=11",
        "/vi/search?q=nấm&kind=technique",
        "/lo/status",
        "/lo/kiosk",
        "/vi/kiosk/topics/mushrooms",
        "/lo/kiosk/articles/oyster-mushroom-straw-bags?card=3",
        "/vi/kiosk/search",
        "/lo/kiosk/staff",
    ];

    public static TheoryData<string> AllPages() => [.. Pages];

    [Fact]
    public async Task Staff_search_in_Lao_open_an_article_read_it_and_switch_to_Vietnamese()
    {
        var page = await site.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Point.Address}lo");

        await page.FillAsync("input[name=q]", "ການປູກເຫັດ");
        await page.PressAsync("input[name=q]", "Enter");
        await page.Locator("main a[href*='/articles/oyster-mushroom-straw-bags']").First.ClickAsync();
        Assert.Contains("ແຊ່ນ້ຳປູນຂາວ", await page.InnerTextAsync("article"), StringComparison.Ordinal);
        Assert.Equal("lo", await page.GetAttributeAsync("html", "lang"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Tiếng Việt" }).First.ClickAsync();
        Assert.Equal("Trồng nấm sò trên rơm trong bịch", await page.InnerTextAsync("h1"));
        Assert.Contains("Ngâm nước vôi", await page.InnerTextAsync("article"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_loads_everything_from_this_machine_without_a_complaint_of_the_browser(string path)
    {
        var page = await site.Browser.NewPageAsync();
        var wrong = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Point.Address.ToString(), StringComparison.Ordinal))
                wrong.Add(request.Url);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !path.Contains("nothing", StringComparison.Ordinal))
                wrong.Add($"{response.Status} {response.Url}");
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !path.Contains("nothing", StringComparison.Ordinal))
                wrong.Add(message.Text);
        };

        await page.GotoAsync($"{site.Point.Address}{path[1..]}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(wrong);
        Assert.Equal(0, await page.Locator("a[href=''], a:not([href]), img:not([alt])").CountAsync());
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
            "scrolls sideways"
        );
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_has_no_serious_barrier_for_screen_readers(string path)
    {
        var page = await site.Browser.NewPageAsync();
        await page.GotoAsync($"{site.Point.Address}{path[1..]}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var found = await page.RunAxe();

        Assert.Empty(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation =>
                    $"{violation.Id}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"
                )
        );
    }

    [Fact]
    public async Task Page_works_without_script_at_the_width_of_a_small_phone()
    {
        await using var context = await site.Browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Point.Address}vi/search?q=nam");

        await page.ClickAsync(".hits a");

        Assert.NotEmpty(await page.InnerTextAsync("article h1"));
    }

    [Fact]
    public async Task Style_sheets_and_fonts_are_served_by_the_program()
    {
        var page = await site.Browser.NewPageAsync();
        var fonts = new List<int>();
        page.Response += async (_, response) =>
        {
            if (response.Url.EndsWith(".woff2", StringComparison.Ordinal))
                fonts.Add((await response.BodyAsync()).Length);
        };

        await page.GotoAsync($"{site.Point.Address}lo", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(fonts);
        Assert.All(fonts, bytes => Assert.True(bytes > 5000));
        Assert.Contains(
            "Noto Sans Lao Looped",
            await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("lo-LA,lo;q=0.9", "/lo")]
    [InlineData("vi", "/vi")]
    [InlineData("fr,en;q=0.5", "/en")]
    [InlineData("fr", "/lo")]
    public async Task Start_address_leads_to_the_language_of_the_browser_else_of_the_library(
        string languages,
        string expected
    )
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Accept-Language", languages);

        using var answer = await client.GetAsync(site.Point.Address, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }
}
