namespace InfoPoint.Point;

/// <summary>Holds the release in use; readers take it once per request, so that a page never mixes two releases.</summary>
public sealed class CurrentRelease : IDisposable
{
    private ActiveRelease? current;
    private ActiveRelease? previous;

    /// <summary>The release in use, or null before the first one came.</summary>
    public ActiveRelease? Value => Volatile.Read(ref current);

    /// <summary>Puts a release into use. The one before stays open for requests that still read it, until the next replacement.</summary>
    public void Replace(ActiveRelease next)
    {
        if (previous is not null && previous.Index != next.Index && previous.Index != current?.Index)
            previous.Dispose();
        previous = Interlocked.Exchange(ref current, next);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (previous is not null && previous.Index != current?.Index)
            previous.Dispose();
        current?.Dispose();
    }
}
