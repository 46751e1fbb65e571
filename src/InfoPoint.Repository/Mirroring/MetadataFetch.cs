namespace InfoPoint.Repository;

/// <summary>Fetches metadata from one source within limits.</summary>
internal sealed class MetadataFetch(IReleaseSource source, CancellationToken cancel)
{
    public Task<byte[]?> TryAsync(string path, long limit) => Download.WholeAsync(source, path, limit, cancel);

    public async Task<byte[]> RequireAsync(string path, long limit) =>
        await TryAsync(path, limit)
        ?? throw ReleaseException.Untrusted(ReleaseProblem.Missing, $"{source.Name} lacks {path}.");
}
