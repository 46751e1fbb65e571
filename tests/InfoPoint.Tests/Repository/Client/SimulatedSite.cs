using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>A simulated repository behind real HTTP.</summary>
public sealed class SimulatedSite : IAsyncDisposable
{
    private readonly WebApplication site;

    private SimulatedSite(SimulatedRepository repository)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.MapGet(
            "/{**path}",
            async (HttpContext http) =>
            {
                var path = RawPath(http);
                Asked.Enqueue(path);
                if (Faults.TryGetValue(path, out var fault))
                    await fault(http);
                else if (repository.Served.TryGetValue(Plain(path), out var bytes))
                    await Results.Bytes(bytes).ExecuteAsync(http);
                else
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        );
    }

    public Uri Metadata => new(site.Urls.First() + "/metadata/");

    public Uri Targets => new(site.Urls.First() + "/targets/");

    /// <summary>What was asked for, as it stood in the request line.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Other answers, by the path as asked for.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Faults { get; } = new(StringComparer.Ordinal);

    public static async Task<SimulatedSite> StartAsync(SimulatedRepository repository)
    {
        var started = new SimulatedSite(repository);
        await started.site.StartAsync(TestContext.Current.CancellationToken);
        return started;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string RawPath(HttpContext http) =>
        http.Features.Get<IHttpRequestFeature>()!.RawTarget.TrimStart('/'); // every server has it

    /// <summary>Metadata lies under its name as asked for, targets under their plain names.</summary>
    private static string Plain(string path) =>
        path.StartsWith("targets/", StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
