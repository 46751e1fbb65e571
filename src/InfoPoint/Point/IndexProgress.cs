namespace InfoPoint.Point;

/// <summary>How far the building of an index is; people see it while they cannot search yet.</summary>
public sealed class IndexProgress : IProgress<int>
{
    private int done;

    /// <summary>Articles done.</summary>
    public int Done => Volatile.Read(ref done);

    /// <inheritdoc/>
    public void Report(int value) => Volatile.Write(ref done, value);
}
