using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>Turns counts of a running sync into bytes a second and time left.</summary>
public sealed class SyncPace(TimeProvider clock)
{
    private readonly long start = clock.GetTimestamp();

    /// <summary>How far it is; the time left is null until something has come.</summary>
    public SyncAdvance At(SyncProgress progress)
    {
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        var rate = seconds > 0 ? progress.BytesDone / seconds : 0;
        return new SyncAdvance(
            progress.FilesDone,
            progress.FilesTotal,
            progress.BytesDone,
            progress.BytesTotal,
            rate > 0 ? (long)Math.Ceiling((progress.BytesTotal - progress.BytesDone) / rate) : null
        );
    }
}
