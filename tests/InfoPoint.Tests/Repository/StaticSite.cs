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

    public static async Task<StaticSite> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true }
        );
        site.Urls.Add("http://127.0.0.1:0");
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new StaticSite(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
