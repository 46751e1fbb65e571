using System.Net;
using System.Text.RegularExpressions;
using InfoPoint.Tests;

namespace InfoPoint.EndToEnd;

/// <summary>A hub with an article that has a photo, a talk and a film, and a point that keeps no media by itself.</summary>
public sealed partial class LeftOutMediaTests : IAsyncLifetime
{
    private const string Article = "articles/rice/article-00";

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-left-out-").FullName;
    private InfoPointProgram? hub;
    private InfoPointProgram? point;

    public async ValueTask InitializeAsync()
    {
        var library = new SmallLibrary(Path.Combine(folder, "library"));
        library.Write(
            $"{Article}/article.yaml",
            "kind: technique\nmedia:\n- {file: talk.opus, alt: {vi: Lời kể, lo: ຄຳເວົ້າ}}\n- {file: film.mp4, alt: {vi: Phim, lo: ວິດີໂອ}}\n"
        );
        library.Write($"{Article}/media/talk.opus", new string('t', 200_000));
        library.Write($"{Article}/media/film.mp4", new string('f', 300_000));
        library.Write("articles/rice/article-01/media/wide.jpg", "");
        await File.WriteAllBytesAsync(
            Path.Combine(library.Folder, "articles/rice/article-01/media/wide.jpg"),
            TestPicture.Jpeg(1280, 960),
            TestContext.Current.CancellationToken
        );
        library.Write(
            "articles/rice/article-01/vi.md",
            "---\ntitle: Bài có ảnh\nsummary: S\nrevision: 1\n---\n\n## A\n\n![](wide.jpg)\n\nB.\n"
        );
        hub = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "hub",
            "--data",
            Path.Combine(folder, "hub"),
            "--content",
            library.Folder
        );
        point = await StartPointAsync("3600");
    }

    public async ValueTask DisposeAsync()
    {
        if (point is not null)
            await point.DisposeAsync();
        if (hub is not null)
            await hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("vi/articles/article-00", "Chưa có ở máy này: 1 bài nghe, 1 phim. Tổng cộng 0,5 MB.")]
    [InlineData("lo/articles/article-00", "ຍັງບໍ່ມີຢູ່ເຄື່ອງນີ້: 1 ສຽງ, 1 ວິດີໂອ. ທັງໝົດ 0,5 MB.")]
    [InlineData("en/kiosk/articles/article-00", "Not on this machine yet: sound: 1, films: 1. Together 0.5 MB.")]
    public async Task Page_says_what_is_not_here_and_how_much_it_is(string page, string text) =>
        Assert.Contains(text, await PageAsync(page), StringComparison.Ordinal);

    [Fact]
    public async Task Button_brings_the_media_at_once_and_letting_go_takes_them_away_again()
    {
        using var browser = new PlainBrowser(Point.Address);

        var answer = await browser.PressAsync("/vi/articles/article-00", "/vi/articles/article-00/bring");

        Assert.Contains("Sẽ về ở lần cập nhật tới.", answer.Text, StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => !(await PageAsync("vi/articles/article-00")).Contains("Chưa có", StringComparison.Ordinal),
            "the media are here"
        );
        Assert.Contains("<audio", await PageAsync("vi/articles/article-00"), StringComparison.Ordinal);
        Assert.Contains("<video", await PageAsync("vi/kiosk/articles/article-00"), StringComparison.Ordinal);
        Assert.Contains("Đã có ở máy này", await PageAsync("vi/status"), StringComparison.Ordinal);

        await browser.PressAsync("/vi/status", "/vi/status", ("article", "article-00"));
        Assert.DoesNotContain("Đã yêu cầu", await PageAsync("vi/status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_pressed_on_a_page_of_another_site_or_from_before_a_restart_asks_for_nothing()
    {
        using var browser = new PlainBrowser(Point.Address);

        var answer = await browser.PostAsync("/vi/kiosk/articles/article-00/bring", []);

        Assert.Contains("Xin bấm lại", answer.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "point", "asked-media")));
    }

    [Fact]
    public async Task Opened_sound_comes_while_the_reader_waits_and_stays_when_the_hub_is_gone()
    {
        var talk = await Http.GetAsync(new Uri(Point.Address, "/media/article-00/talk.opus"));
        Assert.Equal(
            new string('t', 200_000),
            await talk.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("audio/ogg", talk.Content.Headers.ContentType?.MediaType);
        Assert.Contains("1 phim", await PageAsync("vi/articles/article-00"), StringComparison.Ordinal);
        Assert.DoesNotContain("1 bài nghe", await PageAsync("vi/articles/article-00"), StringComparison.Ordinal);

        await hub!.KillAsync(); // started above

        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(Point.Address, "/media/article-00/talk.opus")));
        using var browser = new PlainBrowser(Point.Address);
        var film = await browser.GetAsync("/media/article-00/film.mp4");
        Assert.Equal("/vi/articles/article-00/bring", film.Path);
        Assert.Contains("Chưa có ở máy này: 1 phim.", film.Text, StringComparison.Ordinal);
        Assert.Contains("Lấy về", film.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Point_that_may_not_fetch_on_demand_shows_the_page_with_the_button()
    {
        await Point.DisposeAsync();
        point = await StartPointAsync("3600", ("INFOPOINT_ON_DEMAND", "false"));
        using var browser = new PlainBrowser(Point.Address);

        var answer = await browser.GetAsync("/media/article-00/talk.opus");

        Assert.Equal("/vi/articles/article-00/bring", answer.Path);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await Http.StatusAsync(new Uri(Point.Address, "/media/article-00/talk.opus"))
        );
    }

    [Fact]
    public async Task Point_with_a_picture_width_shows_the_small_size_and_nothing_is_broken_or_missing()
    {
        await Point.DisposeAsync();
        point = await StartPointAsync(
            "3600",
            ("INFOPOINT_MEDIA_KINDS", "pictures"),
            ("INFOPOINT_PICTURE_WIDTH", "480")
        );
        var page = "";
        await Eventually.TrueAsync(
            async () =>
                (page = await PageAsync("vi/articles/article-01")).Contains(
                    "srcset=\"/media/article-01/wide.jpg.w480.webp?r=1 480w\"",
                    StringComparison.Ordinal
                ),
            "the page shows the small size"
        );

        Assert.DoesNotContain("Chưa có", page, StringComparison.Ordinal);
        Assert.Equal("image/webp", await TypeAsync("/media/article-01/wide.jpg.w480.webp"));
        Assert.Equal("image/webp", await TypeAsync("/media/article-01/wide.jpg")); // an address from elsewhere
    }

    private InfoPointProgram Point => point ?? throw new InvalidOperationException("Not started.");

    private async Task<InfoPointProgram> StartPointAsync(string seconds, params (string Name, string Value)[] variables)
    {
        var started = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            variables
                .Append(("INFOPOINT_MEDIA_KINDS", "none"))
                .DistinctBy(pair => pair.Item1)
                .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal),
            "point",
            "--data",
            Path.Combine(folder, "point"),
            "--hub",
            hub!.Address.ToString(), // started before
            "--root",
            Path.Combine(folder, "hub", "repository", "metadata", "1.root.json"),
            "--sync-every-seconds",
            seconds
        );
        await Eventually.TrueAsync(
            async () =>
                await Http.StatusAsync(new Uri(started.Address, "/vi/articles/article-00")) == HttpStatusCode.OK,
            "the point has a release"
        );
        return started;
    }

    private async Task<string?> TypeAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(Point.Address, path));
        return answer.Content.Headers.ContentType?.MediaType;
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(Point.Address, path));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A browser without script: keeps cookies, follows addresses, sends forms with their hidden fields.</summary>
    private sealed partial class PlainBrowser(Uri site) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = site,
            DefaultRequestHeaders = { { "Accept", "text/html,*/*;q=0.8" }, { "Accept-Language", "vi" } },
        };

        public async Task<(string Path, string Text)> GetAsync(string path) =>
            await ReadAsync(await client.GetAsync(path, TestContext.Current.CancellationToken));

        public async Task<(string Path, string Text)> PostAsync(string path, Dictionary<string, string> fields)
        {
            using var form = new FormUrlEncodedContent(fields);
            return await ReadAsync(await client.PostAsync(path, form, TestContext.Current.CancellationToken));
        }

        /// <summary>Opens a page and presses its button.</summary>
        public async Task<(string Path, string Text)> PressAsync(
            string page,
            string action,
            params (string Name, string Value)[] fields
        )
        {
            var text = (await GetAsync(page)).Text;
            var all = fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
            all["__RequestVerificationToken"] = Token().Match(text).Groups[1].Value;
            return await PostAsync(action, all);
        }

        public void Dispose() => client.Dispose();

        private static async Task<(string Path, string Text)> ReadAsync(HttpResponseMessage answer)
        {
            using (answer)
                return (
                    answer.RequestMessage!.RequestUri!.AbsolutePath, // an answer has a request with an address
                    WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
                );
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
