using System.Net;
using System.Net.Sockets;

namespace InfoPoint.Benchmarks;

/// <summary>Passes connections on and counts every byte of both directions, headers in, and the requests.</summary>
public sealed class CountingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri target;
    private long bytes;
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
                Interlocked.Increment(ref requests);
            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
