using Microsoft.Playwright;

namespace InfoPoint.EndToEnd;

public sealed class KioskTests(HubAndPoint site) : IClassFixture<HubAndPoint>
{
    [Fact]
    public async Task Two_touches_lead_from_the_start_to_an_article_and_one_more_to_its_first_card()
    {
        var page = await OpenAsync("lo/kiosk");

        await page.ClickAsync(".wall a");
        await page.ClickAsync(".wall a");
        Assert.Contains("/kiosk/articles/", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("a.go");
        Assert.NotEmpty(await page.InnerTextAsync(".card h1"));
    }

    [Fact]
    public async Task Lao_keyboard_on_the_screen_types_and_finds()
    {
        var page = await OpenAsync("lo/kiosk/search");

        foreach (var key in "ເຫັດ")
            await page.Locator(".key", new() { HasTextString = key.ToString() }).First.ClickAsync();
        Assert.Equal("ເຫັດ", await page.InputValueAsync("input[name=q]"));
        await page.ClickAsync("form .go");

        Assert.True(await page.Locator(".wall a").CountAsync() > 0);
    }

    [Fact]
    public async Task Vietnamese_keyboard_understands_Telex_and_marks()
    {
        var page = await OpenAsync("vi/kiosk/search");

        foreach (var key in "naams")
            await page.Locator(".key", new() { HasTextRegex = new($"^{key}$") }).First.ClickAsync();

        Assert.Equal("nấm", await page.InputValueAsync("input[name=q]"));
    }

    [Fact]
    public async Task Kiosk_warns_and_then_goes_back_to_its_start()
    {
        var page = await OpenAsync("lo/kiosk/topics/mushrooms");

        await page.WaitForSelectorAsync("dialog[open]");
        await page.WaitForURLAsync($"{site.Point.Address}lo/kiosk");
    }

    [Fact]
    public async Task Touching_the_warning_lets_the_reader_stay()
    {
        var page = await OpenAsync("lo/kiosk/topics/mushrooms");

        await page.WaitForSelectorAsync("dialog[open]");
        await page.ClickAsync("dialog [data-stay]");

        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        Assert.Contains("/topics/mushrooms", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_to_touch_is_20_mm_large_by_the_calibration()
    {
        foreach (
            var path in new[]
            {
                "lo/kiosk",
                "lo/kiosk/articles/oyster-mushroom-straw-bags?card=2",
                "vi/kiosk/topics/mushrooms",
            }
        )
        {
            var page = await OpenAsync(path);
            var small = await page.EvaluateAsync<string[]>(
                """
                () => {
                    const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm"));
                    return [...document.querySelectorAll("a, button")]
                        .filter((target) => target.offsetParent !== null && !target.closest(".brand"))
                        .filter((target) => Math.min(target.offsetWidth, target.offsetHeight) < 20 * mm - 1)
                        .map((target) => `${target.className} ${target.textContent.trim()} ${target.offsetWidth}x${target.offsetHeight} mm=${mm}`);
                }
                """
            );

            Assert.Empty(small);
        }
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await site.Browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 1080, Height = 1920 },
            }
        );
        await page.GotoAsync($"{site.Point.Address}{path}");
        return page;
    }
}
