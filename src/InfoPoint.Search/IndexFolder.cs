using Lucene.Net.Store;

namespace InfoPoint.Search;

/// <summary>An index on disk. Files are read and not mapped: mapped ones would count as memory of a small computer.</summary>
/// <param name="directory">The folder.</param>
internal sealed class IndexFolder(string directory) : NIOFSDirectory(directory)
{
    private const int BytesAtOnce = 4 * 1024; // Lucene's own 1 KiB costs more system calls than a longer read

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name, IOContext context)
    {
        var input = base.OpenInput(name, context);
        if (input is BufferedIndexInput buffered)
            buffered.SetBufferSize(BytesAtOnce);
        return input;
    }
}
