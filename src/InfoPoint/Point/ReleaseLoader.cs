using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Repository;
using InfoPoint.Search;

namespace InfoPoint.Point;

/// <summary>Opens the newest release of a repository with its index; an index that is missing or unreadable is built.</summary>
/// <param name="repository">The folder that holds <c>metadata/</c> and <c>targets/</c>.</param>
/// <param name="indexes">The folder that holds one index a release.</param>
public sealed class ReleaseLoader(string repository, string indexes)
{
    /// <summary>Changes whenever there is something new to load; empty while there is nothing.</summary>
    public string Mark()
    {
        var file = new FileInfo(RepositoryLayout.OnDisk(repository, RepositoryLayout.Timestamp));
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks} {file.Length}")
            : "";
    }

    /// <summary>Loads the release, or null when there is none.</summary>
    /// <param name="before">The release in use: its library and index are kept when the number is the same.</param>
    /// <param name="progress">Gets the number of articles indexed.</param>
    /// <param name="cancel">Ends a building of the index.</param>
    /// <exception cref="ReleaseException">There is a release, and it is damaged.</exception>
    public ActiveRelease? Load(ActiveRelease? before, IProgress<int>? progress, CancellationToken cancel)
    {
        if (ReleaseView.TryOpen(repository) is not { } view)
            return null;

        var files = new ReleaseFiles(view.ToServe());
        if (before?.Number == view.Release && before.SignedAt != view.SignedAt)
            return before with { SignedAt = view.SignedAt, Files = files };
        // The same number signed at the same time: files were replaced, be it that the disk had damaged texts.

        var library = LibraryReader.Read(files, cancel).Library;
        var index = OpenOrBuild(view.Release, library, before?.Number ?? Newest(), progress, cancel);
        RemoveOthers(view.Release, before?.Number);
        return new ActiveRelease(view.Release, view.SignedAt, library, index, files);
    }

    /// <summary>Builds the index of the newest release again.</summary>
    /// <returns>The number of the release, or null when there is none.</returns>
    /// <exception cref="ReleaseException">There is a release, and it is damaged.</exception>
    public long? Rebuild(IProgress<int>? progress, CancellationToken cancel)
    {
        if (ReleaseView.TryOpen(repository) is not { } view)
            return null;

        SearchIndex.Build(
            PathOf(view.Release),
            LibraryReader.Read(new ReleaseFiles(view), cancel).Library,
            null,
            progress,
            cancel
        );
        return view.Release;
    }

    private SearchIndex OpenOrBuild(
        long release,
        Library library,
        long? earlier,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        if (Directory.Exists(PathOf(release)))
            try
            {
                return SearchIndex.Open(PathOf(release));
            }
            catch (IndexUnreadableException)
            {
                // damaged or of another version: the release has all that is needed to build it again
                return BuildAndOpen(release, library, null, progress, cancel);
            }

        return BuildAndOpen(release, library, earlier, progress, cancel);
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

    private void RemoveOthers(long release, long? before)
    {
        foreach (
            var folder in Directory
                .EnumerateDirectories(indexes)
                .Where(folder => folder != PathOf(release) && (before is null || folder != PathOf(before.Value)))
        )
            Directory.Delete(folder, recursive: true);
    }

    private string PathOf(long release) => Path.Combine(indexes, release.ToString(CultureInfo.InvariantCulture));
}
