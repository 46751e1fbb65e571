namespace InfoPoint.Search;

/// <summary>Errors by which files of an index show that they are damaged or not ours: Lucene has no error of its own for most of it.</summary>
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
                or IndexUnreadableException;
}
