namespace InfoPoint.EndToEnd;

/// <summary>Lets answers cross: the first of two waits for the second.</summary>
public sealed class Crossing
{
    private readonly Lock gate = new();
    private Traveller? waiting;

    /// <summary>Gives each of two callers what the other brought.</summary>
    public async Task<byte[]> ExchangeAsync(byte[] own, CancellationToken cancel)
    {
        var (isFirst, first) = Meet(own);
        if (isFirst)
            return await first.Passed.Task.WaitAsync(cancel);
        first.Passed.SetResult(own);
        return first.Brought;
    }

    /// <summary>The second of two callers sends before the first.</summary>
    public async Task OvertakeAsync(Func<Task> send, CancellationToken cancel)
    {
        var (isFirst, first) = Meet([]);
        if (isFirst)
            await first.Passed.Task.WaitAsync(cancel);
        await send();
        if (!isFirst)
            first.Passed.SetResult([]);
    }

    private (bool IsFirst, Traveller First) Meet(byte[] brought)
    {
        lock (gate)
        {
            var isFirst = waiting is null;
            var first = waiting ?? new Traveller(brought, new TaskCompletionSource<byte[]>());
            waiting = isFirst ? first : null;
            return (isFirst, first);
        }
    }

    private sealed record Traveller(byte[] Brought, TaskCompletionSource<byte[]> Passed);
}
