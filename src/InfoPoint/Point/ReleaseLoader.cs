using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Repository;
using InfoPoint.Search;

namespace InfoPoint.Point;

/// <summary>Opens the newest release of a repository, and its index, which is built when it is missing or unreadable.</summary>
/// <param name="repository">The folder that holds <c>metadata/</c> and <c>targets/</c>.</param>
/// <param name="indexes">The folder that holds one index a release.</param>
public sealed class ReleaseLoader(string repository, string indexes)
{
    private static readonly TimeSpan WhileOthersBuild = TimeSpan.FromMilliseconds(200);

    private readonly string catalogue = Path.Combine(indexes, "catalogue");
    private (string Mark, Task<ActiveRelease?> Loading)? ahead;
    private Library? remembered; // as it lies in the catalogue's file

    /// <summary>Starts to load the first release while the site is put together: the first <see cref="Load"/> takes it.</summary>
    public void LoadAhead()
    {
        var mark = Mark();
        if (mark.Length > 0)
            ahead = (mark, Task.Run(() => LoadNow(null, null, CancellationToken.None)));
    }

    /// <summary>Changes whenever there is something new to load; empty while there is nothing.</summary>
    public string Mark()
    {
        var file = new FileInfo(RepositoryLayout.OnDisk(repository, RepositoryLayout.Timestamp));
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}")
            : "";
    }

    /// <summary>Loads the release, or null when there is none. Where there was no search before, it does not wait for an index to be built: <see cref="Mend"/> does that.</summary>
    /// <param name="before">The release in use: its library and index are kept when the number is the same.</param>
    /// <param name="progress">Gets the number of articles indexed.</param>
    /// <param name="cancel">Ends a building of the index.</param>
    /// <exception cref="ReleaseException">There is a release, and it is damaged.</exception>
    public ActiveRelease? Load(ActiveRelease? before, IProgress<int>? progress, CancellationToken cancel)
    {
        if (ahead is not { } first)
            return LoadNow(before, progress, cancel);

        ahead = null;
        var loaded = first.Loading.WaitAsync(cancel).GetAwaiter().GetResult();
        if (before is null && first.Mark == Mark())
            return loaded;
        loaded?.Dispose(); // another release came meanwhile
        return LoadNow(before, progress, cancel);
    }

    private ActiveRelease? LoadNow(ActiveRelease? before, IProgress<int>? progress, CancellationToken cancel)
    {
        if (ReleaseView.TryOpen(repository) is not { } view)
            return null;

        var files = new ReleaseFiles(view.ToServe());
        if (before?.Number == view.Release && before.SignedAt != view.SignedAt)
            return before with { SignedAt = view.SignedAt, Files = files };
        if (before?.Number == view.Release)
            File.Delete(catalogue); // signed at the same time: files were replaced, and what was read of damaged ones must go

        var opening = Task.Run(() => TryOpen(view.Release), CancellationToken.None); // computers of points have two cores
        var library = ReadLibrary(files, cancel);
        var index = opening.GetAwaiter().GetResult();
        if (before?.Index is not null)
            index ??= OpenOrBuild(view.Release, library, before.Number, progress, cancel);
        return new ActiveRelease(view.Release, view.SignedAt, library, index, files);
    }

    /// <summary>The index of the newest release, built when need be; null when there is no release.</summary>
    /// <exception cref="ReleaseException">There is a release, and it is damaged.</exception>
    public SearchIndex? OpenIndex(IProgress<int>? progress, CancellationToken cancel) =>
        LoadNow(null, progress, cancel) is not { } release
            ? null
            : release.Index ?? OpenOrBuild(release.Number, release.Library, null, progress, cancel);

    /// <summary>Keeps the catalogue of a release as it was read, so that the next start is a fast one.</summary>
    /// <exception cref="ReleaseException">The disk is full.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Remember(ActiveRelease release) => Remember(release.Library);

    private void Remember(Library library)
    {
        if (remembered == library)
            return;
        AtomicFile.Write(catalogue, CatalogueMemory.Of(library));
        remembered = library;
    }

    private Library ReadLibrary(ReleaseFiles files, CancellationToken cancel)
    {
        var memory = CatalogueMemory.Load(catalogue);
        var library = LibraryReader.Read(files, memory, cancel).Library;
        if (memory.IsOf(library))
            remembered = library;
        return library;
    }

    /// <summary>Builds the index of a release in use when it has none, and again when its files are damaged.</summary>
    /// <returns>The release with the new index, or null when nothing is missing or damaged.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public ActiveRelease? Mend(ActiveRelease release, IProgress<int>? progress, CancellationToken cancel)
    {
        if (release.Index is null)
            return release with { Index = OpenOrBuild(release.Number, release.Library, null, progress, cancel) };
        if (SearchIndex.IsIntact(PathOf(release.Number)))
            return null;
        using var held = HoldIndexes(cancel);
        return release with { Index = BuildAndOpen(release.Number, release.Library, null, progress, cancel) };
    }

    /// <summary>Builds the index of the newest release again.</summary>
    /// <returns>The number of the release, or null when there is none.</returns>
    /// <exception cref="ReleaseException">There is a release, and it is damaged.</exception>
    public long? Rebuild(IProgress<int>? progress, CancellationToken cancel)
    {
        if (ReleaseView.TryOpen(repository) is not { } view)
            return null;

        using var held = HoldIndexes(cancel);
        var library = ReadLibrary(new ReleaseFiles(view), cancel);
        SearchIndex.Build(PathOf(view.Release), library, null, progress, cancel);
        Remember(library);
        return view.Release;
    }

    /// <summary>Null when there is none, or it is damaged or of another version: the release has all that is needed to build it.</summary>
    private SearchIndex? TryOpen(long release)
    {
        try
        {
            return Directory.Exists(PathOf(release)) ? SearchIndex.Open(PathOf(release)) : null;
        }
        catch (IndexUnreadableException)
        {
            return null;
        }
    }

    /// <summary>One program at a time builds: a site and a command may want the same index.</summary>
    /// <param name="release">The release's number.</param>
    /// <param name="library">Its catalogue.</param>
    /// <param name="inUse">The release whose index is searched meanwhile, or null.</param>
    /// <param name="progress">Gets the number of articles indexed.</param>
    /// <param name="cancel">Ends a building of the index.</param>
    private SearchIndex OpenOrBuild(
        long release,
        Library library,
        long? inUse,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        using var held = HoldIndexes(cancel);
        var earlier = Directory.Exists(PathOf(release)) ? null : inUse ?? Newest(); // a damaged one is no ground to build on
        var index = TryOpen(release) ?? BuildAndOpen(release, library, earlier, progress, cancel);
        RemoveOthers(release, inUse);
        return index;
    }

    private DataLock HoldIndexes(CancellationToken cancel)
    {
        Directory.CreateDirectory(indexes);
        while (true)
        {
            if (DataLock.TryTake(indexes) is { } held)
                return held;
            cancel.WaitHandle.WaitOne(WhileOthersBuild);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private SearchIndex BuildAndOpen(
        long release,
        Library library,
        long? earlier,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        SearchIndex.Build(PathOf(release), library, earlier is { } number ? PathOf(number) : null, progress, cancel);
        return SearchIndex.Open(PathOf(release));
    }

    /// <summary>The newest index there is, whose release may be gone already.</summary>
    private long? Newest() =>
        Directory.Exists(indexes)
            ? Directory
                .EnumerateDirectories(indexes)
                .Select(folder =>
                    long.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number)
                        ? number
                        : (long?)null
                )
                .Max()
            : null;

    private void RemoveOthers(long release, long? inUse)
    {
        foreach (
            var folder in Directory
                .EnumerateDirectories(indexes)
                .Where(folder => folder != PathOf(release) && (inUse is null || folder != PathOf(inUse.Value)))
        )
            Directory.Delete(folder, recursive: true);
    }

    private string PathOf(long release) => Path.Combine(indexes, release.ToString(CultureInfo.InvariantCulture));
}
