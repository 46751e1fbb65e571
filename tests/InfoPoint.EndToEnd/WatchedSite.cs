using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace InfoPoint.EndToEnd;

/// <summary>A repository's folder on a web server that remembers how it was asked: protocols, connections, requests.</summary>
public sealed class WatchedSite : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly Lock gate = new();
    private int open;

    private WatchedSite(string folder, X509Certificate2? certificate, Func<HttpContext, Task>? before)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
                    listen.Use(WatchAsync);
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            )
        );
        site = builder.Build();
        site.Use(
            async (context, next) =>
            {
                Protocols.TryAdd(context.Request.Protocol, true);
                Requests.Enqueue(context.Request.Path.Value ?? "");
                if (before is not null)
                    await before(context);
                await next(context);
            }
        );
        site.UseStaticFiles(
            new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true }
        );
    }

    public Uri Address =>
        new(
            site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() // started
        );

    /// <summary>As in the request line: <c>HTTP/1.1</c>, <c>HTTP/2</c>.</summary>
    public ConcurrentDictionary<string, bool> Protocols { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Connections in all.</summary>
    public int Connections { get; private set; }

    /// <summary>The most connections that were open at a time.</summary>
    public int MostAtATime { get; private set; }

    /// <param name="folder">What is served.</param>
    /// <param name="certificate">For HTTPS, or null for plain HTTP.</param>
    /// <param name="before">Runs before each answer, or null.</param>
    public static async Task<WatchedSite> StartAsync(
        string folder,
        X509Certificate2? certificate = null,
        Func<HttpContext, Task>? before = null
    )
    {
        var watched = new WatchedSite(folder, certificate, before);
        await watched.site.StartAsync(TestContext.Current.CancellationToken);
        return watched;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private ConnectionDelegate WatchAsync(ConnectionDelegate next) =>
        async connection =>
        {
            lock (gate)
            {
                Connections++;
                MostAtATime = Math.Max(MostAtATime, ++open);
            }

            try
            {
                await next(connection);
            }
            finally
            {
                lock (gate)
                    open--;
            }
        };
}
