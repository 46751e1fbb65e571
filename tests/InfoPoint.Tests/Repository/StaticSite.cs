using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace InfoPoint.Tests.Repository;

/// <summary>A folder on a plain web server, as nginx would serve it.</summary>
public sealed class StaticSite : IAsyncDisposable
{
    private readonly WebApplication site;

    private StaticSite(WebApplication site) => this.site = site;

    public Uri Address => new(site.Urls.Single());

    /// <summary>Paths that were asked for, in their order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Whom a request waits for before it is answered.</summary>
    public Func<string, Task> Waits { get; set; } = _ => Task.CompletedTask;

    public static async Task<StaticSite> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        var served = new StaticSite(site);
        site.Use(
            async (http, next) =>
            {
                served.Asked.Enqueue(http.Request.Path.Value ?? "");
                await served.Waits(http.Request.Path.Value ?? "");
                await next();
            }
        );
        site.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true }
        );
        site.Urls.Add("http://127.0.0.1:0");
        await site.StartAsync(TestContext.Current.CancellationToken);
        return served;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
