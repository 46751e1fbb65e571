namespace InfoPoint.Repository;

/// <summary>Tries sources one after the other.</summary>
internal static class SourcesInTurn
{
    /// <summary>What the first source gives that does not fail.</summary>
    /// <exception cref="ReleaseException">All failed: the reason of the first. Or no source can help, such as with a full disk.</exception>
    public static async Task<T> FirstAsync<T>(IReadOnlyList<IReleaseSource> sources, Func<IReleaseSource, Task<T>> run)
    {
        ReleaseException? first = null;
        foreach (var source in sources)
        {
            try
            {
                return await run(source);
            }
            catch (ReleaseException refused)
                when (refused.Problem
                        is not (ReleaseProblem.DiskFull or ReleaseProblem.Busy or ReleaseProblem.Allowance)
                )
            {
                first ??= refused; // the next source may be better
            }
        }

        throw first
            ?? new ReleaseException(
                ReleaseProblem.Unreachable,
                "There is no source to sync from.",
                "Name the hub with --hub."
            );
    }
}
