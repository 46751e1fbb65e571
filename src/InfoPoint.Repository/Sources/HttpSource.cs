using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace InfoPoint.Repository;

/// <summary>A repository on a web server: the hub, another point, nginx, a CDN. HTTP/2 where there is TLS, else HTTP/1.1 with at most 4 connections; whole files compressed, rests of files by range.</summary>
public sealed class HttpSource : IReleaseSource, IDisposable
{
    private const int HeaderBytes = 450; // of a request and its answer, as measured

    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);

    private readonly string metadata;
    private readonly string targets;
    private readonly LinkLimits? limits;
    private readonly HttpClient client;
    private long bytes;

    /// <param name="address">Where <c>metadata/</c> and <c>targets/</c> lie, e.g. <c>http://hub/repository/</c>.</param>
    /// <param name="limits">How much of the link may be used, or null for all of it.</param>
    public HttpSource(Uri address, LinkLimits? limits = null)
        : this(new Uri(Folder(address) + "metadata/"), new Uri(Folder(address) + "targets/"), Folder(address), limits)
    { }

    /// <summary>A repository whose metadata and targets lie in two places.</summary>
    /// <param name="metadata">The folder of the metadata.</param>
    /// <param name="targets">The folder of the targets.</param>
    public HttpSource(Uri metadata, Uri targets)
        : this(metadata, targets, Folder(metadata), null) { }

    private HttpSource(Uri metadata, Uri targets, string name, LinkLimits? limits)
    {
        this.limits = limits;
        this.metadata = Folder(metadata);
        this.targets = Folder(targets);
        Name = name;
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 4,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = AnswerPatience,
            EnableMultipleHttp2Connections = false,
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>How long a source may stay silent in the middle of a file.</summary>
    internal TimeSpan Patience { get; init; } = CountingStream.UsualPatience;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long BytesReceived => Interlocked.Read(ref bytes);

    /// <inheritdoc/>
    public async Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(path))
        {
            Version = HttpVersion.Version20, // where there is TLS; without it HTTP/1.1
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (offset > 0)
            request.Headers.Range = new RangeHeaderValue(offset, null); // the path names the hash, so the file cannot have changed
        else if (RepositoryLayout.IsText(path))
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        limits?.RequireLeft();
        var response = await SendAsync(request, cancel);
        if (limits is not null)
            await limits.SpendAsync(HeaderBytes, cancel);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            response.Dispose();
            return null;
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            var status = (int)response.StatusCode;
            response.Dispose();
            throw Unreachable($"answered {status} for {path}", null);
        }

        var start =
            response.StatusCode == HttpStatusCode.PartialContent
                ? response.Content.Headers.ContentRange?.From ?? offset
                : 0;
        if (start > offset)
        {
            response.Dispose();
            throw Unreachable($"answered with a part of {path} that was not asked for", null);
        }

        var wire = new CountingStream(
            await response.Content.ReadAsStreamAsync(cancel),
            read => Interlocked.Add(ref bytes, read),
            limits,
            Patience
        );
        Stream plain = response.Content.Headers.ContentEncoding.LastOrDefault() switch
        {
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            "gzip" => new GZipStream(wire, CompressionMode.Decompress),
            _ => wire,
        };
        return new SourceFile(plain, start);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Names of roles are percent-encoded in file names already; names of targets are not, and must not lead elsewhere.</summary>
    private Uri AddressOf(string path)
    {
        const string ofMetadata = "metadata/";
        return path.StartsWith(ofMetadata, StringComparison.Ordinal)
            ? new Uri(metadata + path[ofMetadata.Length..])
            : new Uri(targets + string.Join('/', path["targets/".Length..].Split('/').Select(Uri.EscapeDataString)));
    }

    private static string Folder(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address.AbsoluteUri : address.AbsoluteUri + "/";

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(AnswerPatience);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (HttpRequestException wrong) when (wrong.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new ReleaseException(
                ReleaseProblem.Unreachable,
                $"{Name} does not prove who it is: its certificate is not valid here, or of an authority that this machine does not know.",
                "Check the address and the date of this machine; make the authority known to the system, or use http://, which is as safe: every file is proved by its signature.",
                wrong
            );
        }
        catch (HttpRequestException wrong)
        {
            throw Unreachable("does not answer", wrong);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw Unreachable("does not answer", late);
        }
    }

    private ReleaseException Unreachable(string what, Exception? cause) =>
        new(ReleaseProblem.Unreachable, $"{Name} {what}.", "What is here stays in use; it will be tried again.", cause);
}
