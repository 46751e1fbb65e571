using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>How files of an index show that they are damaged or not ours: Lucene has no error of its own for most of it.</summary>
internal static class IndexDamage
{
    public static bool Is(Exception error) =>
        error
            is IOException
                or UnauthorizedAccessException
                or IndexOutOfRangeException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or IndexUnreadableException
        || (error.InnerException is { } cause && Is(cause)); // Lucene.Net wraps some

    /// <summary>Compares every file of Lucene's with its checksum.</summary>
    /// <exception cref="IOException">One is damaged; or another error of damage.</exception>
    public static void Check(string directory)
    {
        using var folder = new IndexFolder(directory);
        using var reader = DirectoryReader.Open(folder);
        foreach (var leaf in reader.Leaves)
            leaf.AtomicReader.CheckIntegrity();
    }
}
