using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InfoPoint.EndToEnd;

/// <summary>What a proxy does to an answer.</summary>
public enum Lie
{
    None,

    /// <summary>The connection breaks in the middle.</summary>
    Cut,

    /// <summary>Half of it comes, then nothing.</summary>
    Stall,

    /// <summary>Its blocks come in another order.</summary>
    Reorder,

    /// <summary>It is the answer to the request before.</summary>
    OfAnother,

    /// <summary>Two requests get each other's answer.</summary>
    Exchange,

    /// <summary>It is right, and comes after the answer to a later request.</summary>
    Late,

    /// <summary>Half of it comes, and is said to be all.</summary>
    Truncate,

    /// <summary>One byte is another.</summary>
    Alter,

    /// <summary>One byte of the compressed form is another.</summary>
    AlterCompressed,

    /// <summary>It never ends.</summary>
    Endless,

    /// <summary>What was there at the first time.</summary>
    Yesterday,
}

/// <summary>A proxy in front of a hub that passes on, and lies as it is told; one answer a connection.</summary>
public sealed class LyingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient client = new();
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, byte[]> firstTime = new(StringComparer.Ordinal);
    private readonly Crossing crossing = new();
    private readonly Uri hub;
    private string before = "/";

    public LyingProxy(Uri hub)
    {
        this.hub = hub;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>What happens to the answer for a path.</summary>
    public Func<string, Lie> Lies { get; set; } = _ => Lie.None;

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        client.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return; // the proxy was closed
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var near = connection;
        try
        {
            await AnswerAsync(near.GetStream(), end.Token);
        }
        catch (Exception gone)
            when (gone is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            return; // the client gave up, or the hub is gone: the connection closes
        }
    }

    private async Task AnswerAsync(NetworkStream near, CancellationToken cancel)
    {
        using var reader = new StreamReader(near, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(cancel))?.Split(' ')[1] ?? throw new IOException("There is no request.");
        var lie = Lies(path);
        var earlier = Interlocked.Exchange(ref before, path);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub, lie == Lie.OfAnother ? earlier : path));
        while (await reader.ReadLineAsync(cancel) is { Length: > 0 } header)
            if (
                header.StartsWith("Range:", StringComparison.OrdinalIgnoreCase)
                || (
                    header.StartsWith("Accept-Encoding:", StringComparison.OrdinalIgnoreCase)
                    && lie is Lie.None or Lie.AlterCompressed or Lie.Yesterday
                )
            )
                request.Headers.TryAddWithoutValidation(header.Split(':')[0], header.Split(':', 2)[1].Trim());
        using var answer = await client.SendAsync(request, cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        if (lie == Lie.Yesterday)
            body = firstTime.GetValueOrDefault(path) ?? body;
        else
            firstTime.TryAdd(path, body);
        if (lie == Lie.Exchange)
            body = await crossing.ExchangeAsync(body, cancel);
        if (lie == Lie.Late)
            await crossing.OvertakeAsync(() => SendAsync(near, answer, body, lie, cancel), cancel);
        else
            await SendAsync(near, answer, body, lie, cancel);
    }

    private static async Task SendAsync(
        NetworkStream near,
        HttpResponseMessage answer,
        byte[] body,
        Lie lie,
        CancellationToken cancel
    )
    {
        var half = body.Length / 2;
        var said = body.Length;
        switch (lie)
        {
            case Lie.Truncate:
                body = body[..half];
                said = half;
                break;
            case Lie.Cut or Lie.Stall:
                body = body[..half];
                break;
            case Lie.Reorder:
                body = [.. body[half..], .. body[..half]];
                break;
            case Lie.Alter or Lie.AlterCompressed:
                body[half] ^= 0x55;
                break;
        }

        var head = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {(int)answer.StatusCode} X\r\nConnection: close\r\n")
        );
        if (lie != Lie.Endless)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {said}\r\n");
        foreach (var encoding in answer.Content.Headers.ContentEncoding)
            head.Append(CultureInfo.InvariantCulture, $"Content-Encoding: {encoding}\r\n");
        if (answer.Content.Headers.ContentRange is { } range)
            head.Append(CultureInfo.InvariantCulture, $"Content-Range: {range}\r\n");
        await near.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), cancel);
        do await near.WriteAsync(body, cancel);
        while (lie == Lie.Endless);
        if (lie == Lie.Stall)
            await Task.Delay(Timeout.Infinite, cancel);
    }
}
