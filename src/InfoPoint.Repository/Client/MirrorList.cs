namespace InfoPoint.Repository;

/// <summary>Several copies of one repository: each file is taken from the first one whose file can be believed.</summary>
internal sealed class MirrorList(IReadOnlyList<IReleaseSource> mirrors)
{
    /// <summary>Takes a metadata file that may be absent.</summary>
    /// <param name="path">E.g. <c>metadata/2.root.json</c>.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="believe">Refuses it by an exception.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False when no mirror gives one that is believed, and at least one says that there is none.</returns>
    /// <exception cref="ReleaseException">No mirror gives one, and none says that there is none; the first mirror's reason.</exception>
    public async Task<bool> TryTakeAsync(string path, long limit, Action<byte[]> believe, CancellationToken cancel)
    {
        var (isTaken, isLacked, refused) = await AskAsync(path, limit, believe, cancel);
        return isTaken || (isLacked ? false : throw refused!); // there is at least one mirror
    }

    /// <summary>Takes a metadata file that must be there.</summary>
    /// <exception cref="ReleaseException">No mirror gives one that is believed.</exception>
    public async Task TakeAsync(string path, long limit, Action<byte[]> believe, CancellationToken cancel)
    {
        var (isTaken, _, refused) = await AskAsync(path, limit, believe, cancel);
        if (!isTaken)
            throw refused ?? ReleaseException.Untrusted(ReleaseProblem.Missing, $"{mirrors[0].Name} lacks {path}.");
    }

    private async Task<(bool IsTaken, bool IsLacked, ReleaseException? Refused)> AskAsync(
        string path,
        long limit,
        Action<byte[]> believe,
        CancellationToken cancel
    )
    {
        var isLacked = false;
        ReleaseException? first = null;
        foreach (var mirror in mirrors)
        {
            try
            {
                if (await Download.WholeAsync(mirror, path, limit, cancel) is { } raw)
                {
                    believe(raw);
                    return (true, isLacked, first);
                }

                isLacked = true;
            }
            catch (ReleaseException refused)
            {
                first ??= refused; // the next mirror may be better
            }
        }

        return (false, isLacked, first);
    }

    /// <summary>Takes a target, going on at the next mirror where one broke off.</summary>
    /// <exception cref="ReleaseException">No mirror gives it; the first mirror's reason.</exception>
    public async Task TakeTargetAsync(
        string path,
        TargetFile target,
        string partial,
        string place,
        CancellationToken cancel
    )
    {
        ReleaseException? first = null;
        foreach (var mirror in mirrors)
        {
            try
            {
                await Download.TargetAsync(mirror, path, target, partial, place, _ => { }, cancel);
                return;
            }
            catch (ReleaseException refused) when (refused.Problem is not ReleaseProblem.DiskFull)
            {
                first ??= refused; // the next mirror may be better
            }
        }

        throw first ?? ReleaseException.Untrusted(ReleaseProblem.Missing, $"There is no mirror to take {path} from.");
    }
}
