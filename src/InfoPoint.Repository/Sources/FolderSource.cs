namespace InfoPoint.Repository;

/// <summary>A repository in a folder: a stick, a share, a copy.</summary>
/// <param name="folder">The folder that holds <c>metadata/</c> and <c>targets/</c>.</param>
public sealed class FolderSource(string folder) : IReleaseSource
{
    private long bytes;

    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    public long BytesReceived => Interlocked.Read(ref bytes);

    /// <inheritdoc/>
    public Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            throw new ReleaseException(
                ReleaseProblem.Unreachable,
                $"There is no folder {folder}.",
                "Plug the stick in, or check the path."
            );

        var place = RepositoryLayout.OnDisk(folder, path);
        if (!File.Exists(place))
            return Task.FromResult<SourceFile?>(null);

        try
        {
            var file = File.OpenRead(place);
            file.Position = Math.Min(offset, file.Length);
            return Task.FromResult<SourceFile?>(
                new SourceFile(new CountingStream(file, read => Interlocked.Add(ref bytes, read)), file.Position)
            );
        }
        catch (IOException wrong)
        {
            throw new ReleaseException(
                ReleaseProblem.Unreachable,
                $"{place} cannot be read: {wrong.Message}",
                "Check the stick or the disk.",
                wrong
            );
        }
    }
}
