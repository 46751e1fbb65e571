using System.Net;

namespace InfoPoint.EndToEnd;

/// <summary>A disk that loses bytes of the search index while a site uses it.</summary>
public sealed class DamagedIndexTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-damaged-").FullName;
    private InfoPointProgram hub = null!; // set by InitializeAsync

    public async ValueTask InitializeAsync() =>
        hub = await InfoPointProgram.StartAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "hub",
            "--data",
            Path.Combine(folder, "data"),
            "--content",
            new SmallLibrary(Path.Combine(folder, "content")).Folder
        );

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/lo/search?q=Bài", "<body>")]
    [InlineData("/lo/kiosk/search?q=Bài", "<body class=\"kiosk\"")]
    public async Task Search_that_fails_says_so_pages_stay_readable_and_the_index_is_built_again(
        string search,
        string frame
    )
    {
        LoseIndex();

        using var failed = await Http.GetAsync(new Uri(hub.Address, search));
        var html = await failed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("ໜ້ານີ້ເປີດບໍ່ໄດ້", html, StringComparison.Ordinal);
        Assert.Contains(frame, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(hub.Address, "/vi/articles/article-00")));
        await Eventually.TrueAsync(
            async () => await Http.StatusAsync(new Uri(hub.Address, search)) == HttpStatusCode.OK,
            "search works again"
        );
    }

    [Fact]
    public async Task Site_that_starts_with_an_index_it_cannot_read_is_readable_while_that_is_built()
    {
        await hub.DisposeAsync();
        LoseIndex();
        var held = new FileStream(
            Path.Combine(folder, "data", "index", "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        ); // another program builds: this one waits
        await StartAgainAsync();

        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(hub.Address, "/vi/articles/article-00")));
        Assert.Contains("ກຳລັງກຽມການຊອກຫາ", await PageAsync("/lo/search?q=Bài"), StringComparison.Ordinal);
        Assert.Contains("ກຳລັງກຽມການຊອກຫາ", await PageAsync("/lo/kiosk/search?q=Bài"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            await Http.StatusAsync(new Uri(hub.Address, "/api/v1/search?q=Bài&lang=vi"))
        );
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(hub.Address, "/api/v1/suggest?q=Bài&lang=vi")));
        Assert.Equal(0, (await hub.StatusAsync()).GetProperty("indexing").GetProperty("doneArticles").GetInt32());

        await held.DisposeAsync();

        await Eventually.TrueAsync(hub.IsSearchableAsync, "the index is built");
        Assert.Contains("article-00", await PageAsync("/vi/search?q=Bài"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_that_could_not_be_built_is_built_as_soon_as_the_missing_text_is_back()
    {
        await Eventually.TrueAsync(
            () => Task.FromResult(File.Exists(Path.Combine(folder, "data", "index", "catalogue"))),
            "the catalogue is remembered"
        );
        await hub.DisposeAsync();
        LoseIndex();
        var texts = TextFiles().ToDictionary(file => file, File.ReadAllBytes);
        LoseText();
        await StartAgainAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(hub.Errors.Contains("[3016]", StringComparison.Ordinal)),
            "the log says that the index could not be built"
        );
        Assert.False(await hub.IsSearchableAsync());

        foreach (var (file, bytes) in texts)
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(
            Path.Combine(folder, "data", "repository", "metadata", "timestamp.json"),
            DateTime.UtcNow
        ); // as a publishing or a sync that replaces files

        await Eventually.TrueAsync(hub.IsSearchableAsync, "the index is built");
    }

    [Fact]
    public async Task Site_goes_on_when_the_disk_loses_a_text_together_with_the_index()
    {
        LoseText();
        LoseIndex();

        Assert.Equal(
            HttpStatusCode.InternalServerError,
            await Http.StatusAsync(new Uri(hub.Address, "/vi/search?q=Bài"))
        );

        await Eventually.TrueAsync(
            () => Task.FromResult(hub.Errors.Contains("[3016]", StringComparison.Ordinal)),
            "the log says that the index could not be built"
        );
        Assert.Equal(HttpStatusCode.OK, await Http.StatusAsync(new Uri(hub.Address, "/vi/articles/article-01")));
    }

    private async Task StartAgainAsync() =>
        hub = await InfoPointProgram.ListenAsync(
            InfoPointProgram.FreePort(),
            new Dictionary<string, string>(),
            "hub",
            "--data",
            Path.Combine(folder, "data")
        );

    private string[] TextFiles() =>
        Directory.GetFiles(
            Path.Combine(folder, "data", "repository", "targets", "articles", "rice", "article-00"),
            "*.vi.md*"
        );

    private void LoseText()
    {
        Assert.NotEmpty(TextFiles());
        foreach (var file in TextFiles())
            File.Delete(file);
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(hub.Address, path));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private void LoseIndex()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "data", "index", "1"), "*.d*"))
            File.WriteAllBytes(file, []);
    }
}
