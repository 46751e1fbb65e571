namespace InfoPoint.Repository;

/// <summary>The one border to hub, CDN or folder. Tests use one in memory which can also lie.</summary>
public interface IReleaseSource
{
    /// <summary>What people call it: an address or a folder.</summary>
    string Name { get; }

    /// <summary>Bytes received from it so far, as they came over the wire.</summary>
    long BytesReceived { get; }

    /// <summary>Opens a file of the repository.</summary>
    /// <param name="path">E.g. <c>metadata/timestamp.json</c>.</param>
    /// <param name="offset">Bytes that the caller has already.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The file from where it starts, which may be before <paramref name="offset"/>; null when the source lacks it. The reader counts bytes and stops at its limit.</returns>
    /// <exception cref="ReleaseException">The source is not reachable.</exception>
    Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel);
}

/// <summary>A file on its way.</summary>
/// <param name="Content">Its plain bytes.</param>
/// <param name="Offset">The place in the file of the first byte of <paramref name="Content"/>.</param>
public sealed record SourceFile(Stream Content, long Offset) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
