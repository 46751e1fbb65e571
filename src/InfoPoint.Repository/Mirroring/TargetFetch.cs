namespace InfoPoint.Repository;

/// <summary>Brings missing files: from packs where that is cheaper, else one by one, four at a time.</summary>
internal sealed class TargetFetch(
    IReleaseSource source,
    string partial,
    Func<string, TargetFile, string> placeOf,
    IProgress<SyncProgress>? progress
)
{
    private const int MostConnections = 4;
    private const int RequestBytes = 450; // headers of a request and its answer, as measured
    private const double TextSqueezed = 0.35; // what compression leaves of a small text, as measured

    private readonly Lock gate = new();
    private SyncProgress done;

    /// <summary>Brings every missing file into its place.</summary>
    /// <param name="missing">Files by path.</param>
    /// <param name="all">Every file of the release, packs with them.</param>
    /// <param name="cancel">Stops between two pieces; what came is kept.</param>
    /// <exception cref="ReleaseException">The source lacks a file, broke off, or sent other bytes.</exception>
    public async Task RunAsync(
        Dictionary<string, TargetFile> missing,
        IReadOnlyDictionary<string, TargetFile> all,
        CancellationToken cancel
    )
    {
        done = new SyncProgress(0, missing.Count, 0, missing.Values.Sum(file => file.Length));
        foreach (var (pack, files) in WorthPacks(missing, all))
        foreach (var path in await UnpackAsync(pack, all[pack], files, cancel))
            missing.Remove(path);
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = MostConnections, CancellationToken = cancel },
            async (pair, stop) =>
            {
                var (path, file) = pair;
                await TakeAsync(path, file, placeOf(path, file), read => Report(0, read), stop);
                Report(1, 0);
            }
        );
    }

    /// <summary>About what the missing files cost on the link, headers in.</summary>
    public static long Estimate(
        IReadOnlyDictionary<string, TargetFile> missing,
        IReadOnlyDictionary<string, TargetFile> all
    )
    {
        var packs = WorthPacks(missing, all);
        var inPacks = packs.SelectMany(pack => pack.Files.Keys).ToHashSet(StringComparer.Ordinal);
        return (long)(
            packs.Sum(pack => all[pack.Pack].Length + RequestBytes)
            + missing.Where(pair => !inPacks.Contains(pair.Key)).Sum(Cost)
        );
    }

    /// <summary>Packs that cost less than their missing files one by one.</summary>
    private static List<(string Pack, Dictionary<string, TargetFile> Files)> WorthPacks(
        IReadOnlyDictionary<string, TargetFile> missing,
        IReadOnlyDictionary<string, TargetFile> all
    ) =>
        [
            .. from pair in missing
            let pack = PackLayout.PackOf(pair.Key)
            where pack is not null && all.ContainsKey(pack)
            group pair by pack into files
            where all[files.Key].Length + RequestBytes < files.Sum(Cost)
            select (files.Key, files.ToDictionary(StringComparer.Ordinal)),
        ];

    private static double Cost(KeyValuePair<string, TargetFile> file) =>
        RequestBytes + (file.Value.Length * (RepositoryLayout.IsText(file.Key) ? TextSqueezed : 1));

    private async Task<IReadOnlyCollection<string>> UnpackAsync(
        string path,
        TargetFile pack,
        Dictionary<string, TargetFile> files,
        CancellationToken cancel
    )
    {
        var place = Path.Combine(partial, pack.Hash + ".pack");
        try
        {
            if (!File.Exists(place))
                await TakeAsync(path, pack, place, _ => { }, cancel);
            var taken = await PackReader.UnpackAsync(place, files, placeOf, cancel);
            Report(taken.Count, taken.Sum(name => files[name].Length));
            return taken;
        }
        catch (ReleaseException lacking) when (lacking.Problem == ReleaseProblem.Missing)
        {
            return []; // a point passes on no packs: the files come one by one
        }
        catch (Exception damaged)
            when (damaged is EndOfStreamException || (damaged is not IOException && Download.IsBroken(damaged)))
        {
            return []; // signed, and yet no pack: the files come one by one
        }
    }

    private Task TakeAsync(string path, TargetFile file, string place, Action<int> count, CancellationToken cancel) =>
        Download.TargetAsync(
            source,
            RepositoryLayout.Target(path, file.Hash),
            file,
            Path.Combine(partial, file.Hash + "-" + Hashes.Sha256(System.Text.Encoding.UTF8.GetBytes(path))[..8]),
            place,
            count,
            cancel
        );

    private void Report(int files, long bytes)
    {
        lock (gate)
            done = done with { FilesDone = done.FilesDone + files, BytesDone = done.BytesDone + bytes };
        progress?.Report(done);
    }
}
