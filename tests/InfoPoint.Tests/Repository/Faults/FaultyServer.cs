using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>What a bad link or a bad server does to an answer.</summary>
public enum Fault
{
    None,

    /// <summary>The connection breaks in the middle.</summary>
    Cut,

    /// <summary>Half of it comes, then nothing.</summary>
    Stall,

    /// <summary>It ends early and says that it is whole.</summary>
    Truncate,

    /// <summary>One bit is another.</summary>
    Alter,

    /// <summary>It never ends.</summary>
    Endless,

    /// <summary>An error page with status 200.</summary>
    Page,

    /// <summary>Status 500.</summary>
    Error,

    /// <summary>Brotli that is none, or is cut, with status 200.</summary>
    BrokenBrotli,

    /// <summary>gzip that is none, with status 200.</summary>
    BrokenGzip,

    /// <summary>A range that begins where nobody asked for it.</summary>
    Elsewhere,
}

/// <summary>A web server on a repository's folder which fails as it is told.</summary>
public sealed class FaultyServer : IAsyncDisposable
{
    private readonly WebApplication site;
    private readonly Random random = new(20261125);

    public FaultyServer(string root)
    {
        Root = root;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.MapGet("/{**path}", (HttpContext http, string path) => AnswerAsync(http, path));
    }

    /// <summary>The folder that is served.</summary>
    public string Root { get; set; }

    /// <summary>What happens to the answer for a path.</summary>
    public Func<string, Fault> Fails { get; set; } = _ => Fault.None;

    public Uri Address => new(site.Urls.First() + "/");

    public Task StartAsync() => site.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string path)
    {
        var file = Path.Combine(Root, path);
        if (!File.Exists(file))
        {
            http.Response.StatusCode = 404;
            return;
        }

        var bytes = await File.ReadAllBytesAsync(file, http.RequestAborted);
        var fault = Fails(path);
        if (http.Request.GetTypedHeaders().Range?.Ranges.First().From is { } from)
        {
            var whole = bytes.Length;
            bytes = bytes[(int)Math.Min(whole, from)..];
            http.Response.StatusCode = 206;
            http.Response.Headers.ContentRange = $"bytes {from}-{whole - 1}/{whole}";
        }

        await SendAsync(http, bytes, fault);
    }

    private async Task SendAsync(HttpContext http, byte[] bytes, Fault fault)
    {
        var half = bytes.AsMemory(0, bytes.Length / 2);
        switch (fault)
        {
            case Fault.Cut:
                http.Response.ContentLength = bytes.Length;
                await WriteAsync(http, half);
                http.Abort();
                break;
            case Fault.Stall:
                http.Response.ContentLength = bytes.Length;
                await WriteAsync(http, half);
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); // until the client gives up
                break;
            case Fault.Truncate:
                await WriteAsync(http, half);
                break;
            case Fault.Alter:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                await WriteAsync(http, bytes);
                break;
            case Fault.Endless:
                while (!http.RequestAborted.IsCancellationRequested)
                    await WriteAsync(http, bytes.Length > 0 ? bytes : new byte[64]);
                break;
            case Fault.Page:
                await http.Response.WriteAsync("<html><h1>Pay for your link</h1></html>", http.RequestAborted);
                break;
            case Fault.Error:
                http.Response.StatusCode = 500;
                break;
            case Fault.BrokenBrotli:
                http.Response.Headers.ContentEncoding = "br";
                await WriteAsync(http, bytes);
                break;
            case Fault.BrokenGzip:
                http.Response.Headers.ContentEncoding = "gzip";
                await WriteAsync(http, bytes);
                break;
            case Fault.Elsewhere:
                http.Response.StatusCode = 206;
                http.Response.Headers.ContentRange = $"bytes {long.MaxValue - 9}-{long.MaxValue - 1}/*";
                await WriteAsync(http, bytes);
                break;
            default:
                await WriteAsync(http, bytes);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
