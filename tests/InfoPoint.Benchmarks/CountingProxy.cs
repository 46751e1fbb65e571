using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InfoPoint.Benchmarks;

/// <summary>Passes connections on and counts every byte of both directions, headers in, and the requests.</summary>
public sealed class CountingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri target;
    private long bytes;
    private readonly ConcurrentQueue<string> paths = new();
    private int requests;

    public CountingProxy(Uri target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public (long Bytes, int Requests) Take() =>
        (Interlocked.Exchange(ref bytes, 0), Interlocked.Exchange(ref requests, 0));

    /// <summary>Paths that were asked for since the last call.</summary>
    public IReadOnlyList<string> TakePaths()
    {
        var taken = paths.ToList();
        paths.Clear();
        return taken;
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            return; // the proxy was closed
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(target.Host, target.Port);
        await Task.WhenAny(
            PassAsync(near.GetStream(), far.GetStream(), isRequest: true),
            PassAsync(far.GetStream(), near.GetStream(), isRequest: false)
        );
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool isRequest)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer)) > 0; )
        {
            Interlocked.Add(ref bytes, read);
            if (isRequest && buffer.AsSpan(0, read).StartsWith("GET "u8))
            {
                Interlocked.Increment(ref requests);
                paths.Enqueue(Encoding.ASCII.GetString(buffer, 4, buffer.AsSpan(4).IndexOf((byte)' ')));
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
