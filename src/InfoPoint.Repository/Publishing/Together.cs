using System.Runtime.ExceptionServices;

namespace InfoPoint.Repository;

/// <summary>Does work on several items at once.</summary>
public static class Together
{
    /// <summary>Runs an action for each item; the first error comes out as it is, so that callers see its kind.</summary>
    public static void Run<T>(IEnumerable<T> items, int most, Action<T> action, CancellationToken cancel)
    {
        try
        {
            Parallel.ForEach(
                items,
                new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancel },
                action
            );
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }
}
