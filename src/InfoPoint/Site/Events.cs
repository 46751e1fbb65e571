namespace InfoPoint.Site;

/// <summary>Everything that is logged, with stable numbers (docs/operations.md).</summary>
internal static partial class Events
{
    [LoggerMessage(
        3001,
        LogLevel.Information,
        "Release {Number} in use: {Articles} articles, loaded in {Seconds:F1} s"
    )]
    public static partial void ReleaseInUse(this ILogger log, long number, int articles, double seconds);

    [LoggerMessage(3002, LogLevel.Error, "The release on disk cannot be used, the one before stays in use: {Reason}")]
    public static partial void ReleaseDamaged(this ILogger log, string reason);

    [LoggerMessage(
        3003,
        LogLevel.Information,
        "Release {Number} received from {Source}: {Bytes} bytes, {Added} files added, {Changed} changed, {Removed} removed"
    )]
    public static partial void ReleaseReceived(
        this ILogger log,
        long number,
        string source,
        long bytes,
        int added,
        int changed,
        int removed
    );

    [LoggerMessage(3004, LogLevel.Warning, "Sync: {Kind}. {Reason}")]
    public static partial void SyncRefused(this ILogger log, string kind, string reason);

    [LoggerMessage(3005, LogLevel.Information, "Timestamp signed again")]
    public static partial void TimestampSigned(this ILogger log);

    [LoggerMessage(
        3006,
        LogLevel.Error,
        "The timestamp could not be signed again; points will stop taking releases 90 days after the last signature: {Reason}"
    )]
    public static partial void TimestampNotSigned(this ILogger log, string reason);

    [LoggerMessage(3010, LogLevel.Warning, "The counts of frequent queries could not be kept: {Reason}")]
    public static partial void QueriesNotKept(this ILogger log, string reason);

    [LoggerMessage(3009, LogLevel.Warning, "The catalogue could not be kept, the next start will be slower: {Reason}")]
    public static partial void CatalogueNotKept(this ILogger log, string reason);

    [LoggerMessage(3011, LogLevel.Information, "Brought for a reader: {Path}, {Bytes} bytes")]
    public static partial void MediaBrought(this ILogger log, string path, long bytes);

    [LoggerMessage(3012, LogLevel.Warning, "Not brought for a reader: {Path}. {Reason}")]
    public static partial void MediaNotBrought(this ILogger log, string path, string reason);

    [LoggerMessage(
        3013,
        LogLevel.Warning,
        "The disk gives back other bytes for {Files}; the next sync or publishing replaces them"
    )]
    public static partial void FilesDamaged(this ILogger log, string files);

    [LoggerMessage(3014, LogLevel.Warning, "Files could not be read again: {Reason}")]
    public static partial void FilesNotChecked(this ILogger log, string reason);

    [LoggerMessage(
        3015,
        LogLevel.Warning,
        "The disk gave back other bytes for the index of release {Number}; it was built again"
    )]
    public static partial void IndexMended(this ILogger log, long number);

    [LoggerMessage(3016, LogLevel.Error, "An index that is missing or damaged could not be built: {Reason}")]
    public static partial void IndexNotMended(this ILogger log, string reason);

    [LoggerMessage(3017, LogLevel.Error, "A page could not be shown: {Path}")]
    public static partial void PageFailed(this ILogger log, string path, Exception failure);

    [LoggerMessage(
        3018,
        LogLevel.Information,
        "Release {Number} can be searched: its index was built in {Seconds:F1} s"
    )]
    public static partial void IndexBuilt(this ILogger log, long number, double seconds);

    [LoggerMessage(3007, LogLevel.Error, "Signatures: {What}")]
    public static partial void SignatureAlarm(this ILogger log, string what);

    [LoggerMessage(3008, LogLevel.Information, "Old releases removed: {Files} files, {Bytes} bytes")]
    public static partial void OldReleasesRemoved(this ILogger log, int files, long bytes);
}
