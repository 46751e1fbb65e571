namespace InfoPoint.Repository;

/// <summary>Media that a point left out and that a reader asked for: in <c>on-demand/</c> of the mirror, each under its hash, so that a sync and its switch never meet them.</summary>
/// <param name="mirror">The point's <c>mirror/</c>.</param>
/// <param name="clock">Tells when a file was asked for.</param>
public sealed class OnDemandMedia(string mirror, TimeProvider clock)
{
    private const string Unfinished = ".part";

    private readonly string folder = Path.Combine(mirror, "on-demand");

    /// <summary>Where a file lies, or null when it was never brought or has gone again.</summary>
    public string? Find(TargetFile file) =>
        new FileInfo(PlaceOf(mirror, file)) is { Exists: true } here && here.Length == file.Length
            ? here.FullName
            : null;

    /// <summary>Remembers that a file was asked for just now: it stays longer than those that nobody asks for.</summary>
    public void Touch(TargetFile file)
    {
        try
        {
            File.SetLastAccessTimeUtc(PlaceOf(mirror, file), clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return; // the disk has become read-only, or the file has just gone: whoever reads it has it open
        }
    }

    /// <summary>Brings a file of a release that is believed already: its length and hash are the signed ones.</summary>
    /// <param name="sources">Sources in the order of preference.</param>
    /// <param name="path">The file's path in the library.</param>
    /// <param name="file">The file as signed.</param>
    /// <param name="cancel">Gives up; what came is kept, and the next try goes on from there.</param>
    /// <exception cref="ReleaseException">No source gave it; the last source's reason.</exception>
    public async Task FetchAsync(
        IReadOnlyList<IReleaseSource> sources,
        string path,
        TargetFile file,
        CancellationToken cancel
    )
    {
        var place = PlaceOf(mirror, file);
        for (var source = 0; ; source++)
            try
            {
                await Download.TargetAsync(
                    sources[source],
                    RepositoryLayout.Target(path, file.Hash),
                    file,
                    place + Unfinished,
                    place,
                    _ => { },
                    cancel
                );
                Touch(file);
                return;
            }
            catch (ReleaseException refused)
                when (source < sources.Count - 1
                    && refused.Problem is not (ReleaseProblem.DiskFull or ReleaseProblem.Allowance)
                )
            {
                continue; // the next source may be better
            }
    }

    /// <summary>Makes room for a file: those go that nobody asked for the longest.</summary>
    /// <param name="file">The file that comes.</param>
    /// <param name="most">Bytes that all files here may take with it.</param>
    /// <param name="spared">Files that must stay, as they are on their way.</param>
    /// <param name="evicts">Whether files may go; else there must be room as it is.</param>
    /// <returns>False when there is no room for the file; one that is too large for all of it makes nothing go.</returns>
    public bool TryMakeRoom(TargetFile file, long most, IReadOnlyCollection<TargetFile> spared, bool evicts)
    {
        Directory.CreateDirectory(folder);
        var stays = spared
            .Append(file)
            .SelectMany(each => new[] { PlaceOf(mirror, each), PlaceOf(mirror, each) + Unfinished })
            .ToHashSet(StringComparer.Ordinal);
        var here = new DirectoryInfo(folder).GetFiles().Where(each => !stays.Contains(each.FullName)).ToList();
        var coming = spared.Append(file).Distinct().Sum(each => each.Length);
        var used = here.Sum(each => each.Length);
        if (coming > most || (!evicts && used > most - coming))
            return false;

        foreach (var oldest in here.OrderBy(each => each.LastAccessTimeUtc))
        {
            if (used <= most - coming)
                break;
            var length = oldest.Length;
            if (TryDelete(oldest))
                used -= length;
        }

        return used <= most - coming;
    }

    private static bool TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
            return true;
        }
        catch (IOException)
        {
            return false; // Windows keeps a file that somebody reads: the next one goes in its place
        }
    }

    /// <summary>Bytes of everything here.</summary>
    public long UsedBytes =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles().Sum(each => each.Length) : 0;

    internal static string PlaceOf(string mirror, TargetFile file) =>
        Path.GetFullPath(Path.Combine(mirror, "on-demand", file.Hash));
}
