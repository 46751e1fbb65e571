using Microsoft.AspNetCore.Http;

namespace InfoPoint.EndToEnd;

/// <summary>How the real program uses a link: one HTTP/2 connection where there is TLS, else at most four of HTTP/1.1; and whom it believes to be the server.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private const int AtATime = 4;
    private const int Pictures = 12;

    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-link-").FullName;
    private readonly TestAuthority authority = new();

    public async ValueTask InitializeAsync()
    {
        var library = new SmallLibrary(In("content"));
        library.AddPictures(Pictures, 20_000);
        await library.PublishAsync(In("hub"));
        Directory.Delete(In("hub/repository/targets/packs"), recursive: true); // a mirror may lack them: many files come one by one
        await File.WriteAllTextAsync(In("authority.pem"), authority.Pem, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sync_over_TLS_is_HTTP2_on_one_connection()
    {
        await using var site = await WatchedSite.StartAsync(In("hub"), authority.Server, UntilAllCame());

        var (code, output, errors) = await SyncAsync(site.Address, "authority.pem");

        Assert.True(code == 0, output + errors);
        Assert.Equal(["HTTP/2"], site.Protocols.Keys);
        Assert.Equal(1, site.Connections);
    }

    [Fact]
    public async Task Sync_without_TLS_is_HTTP1_on_four_connections_at_most()
    {
        await using var site = await WatchedSite.StartAsync(In("hub"), before: UntilAllCame());

        var (code, output, errors) = await SyncAsync(site.Address);

        Assert.True(code == 0, output + errors);
        Assert.Equal(["HTTP/1.1"], site.Protocols.Keys);
        Assert.Equal(AtATime, site.MostAtATime);
    }

    [Fact]
    public async Task Certificate_of_an_unknown_authority_exits_10_and_says_so_and_nothing_is_asked_for()
    {
        await using var site = await WatchedSite.StartAsync(In("hub"), authority.Server);

        var (code, output, errors) = await SyncAsync(site.Address);

        Assert.True(code == 10, errors);
        Assert.Empty(output);
        Assert.Contains("certificate", errors, StringComparison.Ordinal);
        Assert.Contains("authority", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    private string In(string path) => Path.Combine(folder, path);

    /// <summary>Holds pictures back until as many are asked for at a time as there may be: a sync that asks for one after the other ends unreachable.</summary>
    private static Func<HttpContext, Task> UntilAllCame()
    {
        var came = 0;
        var all = new TaskCompletionSource();
        return context =>
        {
            if (context.Request.Path.Value?.EndsWith(".jpg", StringComparison.Ordinal) != true)
                return Task.CompletedTask;
            if (Interlocked.Increment(ref came) == AtATime)
                all.SetResult();
            return all.Task;
        };
    }

    private Task<(int Code, string Output, string Errors)> SyncAsync(Uri address, string? authorities = null) =>
        InfoPointProgram.RunAsync(
            authorities is null ? [] : new Dictionary<string, string> { ["SSL_CERT_FILE"] = In(authorities) },
            "sync",
            "--data",
            In("point"),
            "--hub",
            address.ToString(),
            "--root",
            In("hub/repository/metadata/1.root.json")
        );
}
