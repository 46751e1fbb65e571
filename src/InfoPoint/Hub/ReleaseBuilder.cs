using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Hub;

/// <summary>What a folder would publish over newer work.</summary>
/// <param name="Path">The text.</param>
/// <param name="Published">The revision that is published.</param>
/// <param name="Found">The revision in the folder.</param>
public sealed record RevisionClash(string Path, int Published, int Found);

/// <summary>What came of building a release.</summary>
/// <param name="Problems">Everything that is wrong in the folder; errors stopped the release.</param>
/// <param name="Clashes">Texts that are older than, or differ from, what is published at the same revision; they stopped the release.</param>
/// <param name="Kept">Published bundles that the folder lacks and that stay published.</param>
/// <param name="KnownWarnings">Warnings of bundles that have not changed since the last publishing, which are not repeated.</param>
/// <param name="Outcome">The release, or null when it was stopped.</param>
public sealed record ReleaseReport(
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<RevisionClash> Clashes,
    IReadOnlyList<string> Kept,
    int KnownWarnings,
    PublishOutcome? Outcome
);

/// <summary>Folder of bundles to signed release: checked, staged, signed. The only place that sees both content and repository.</summary>
/// <param name="data">The hub's data folder.</param>
/// <param name="clock">The time written into metadata, and the day against which reviews are overdue.</param>
public sealed class ReleaseBuilder(string data, TimeProvider clock)
{
    /// <summary>Publishes a folder. A refusal leaves the release in use as it is.</summary>
    /// <param name="content">The library's folder.</param>
    /// <param name="replaces">Take texts although the published ones have the same or a later revision.</param>
    /// <param name="prunes">Remove published bundles that the folder lacks.</param>
    /// <param name="cancel">Ends before anything is signed.</param>
    /// <exception cref="ReleaseException">The disk is full, or another command works on the data folder.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<ReleaseReport> PublishAsync(string content, bool replaces, bool prunes, CancellationToken cancel)
    {
        var folder = new LibraryFolder(content);
        var files = new ListedFiles(folder, [.. folder.All()]);
        using var held = await DataLock.TakeAsync(data, clock, cancel);
        using var keys = KeyFolder.Open(Path.Combine(data, "keys"));
        var publisher = new ReleasePublisher(data, keys, clock);
        var memoryFile = Path.Combine(data, "checked.json");
        var memory = CheckMemory.Load(memoryFile, path => publisher.Known.Sha256(folder.FullPath(path)));
        var reading = LibraryCheck.Run(files, DateOnly.FromDateTime(clock.GetLocalNow().Date), memory, cancel);
        if (reading.Problems.Any(problem => problem.Severity == Severity.Error))
            return new ReleaseReport(reading.Problems, [], [], reading.KnownWarnings, null);

        var published = publisher.Published;
        // A text whose bytes are those that were signed is no other text, whatever the disk gives back for the published one.
        bool IsSigned(string path) =>
            published!.Files.GetValueOrDefault(path)?.Hash == publisher.Known.Sha256(folder.FullPath(path)); // asked only where there is one
        var clashes = published is null || replaces ? [] : Clashes(reading.Library, published, IsSigned, cancel);
        if (clashes.Count > 0)
            return new ReleaseReport(reading.Problems, clashes, [], reading.KnownWarnings, null);

        var staged = files
            .All()
            .Where(file => IsPublished(file.Path))
            .Select(file => new StagedFile(file.Path, folder.FullPath(file.Path)))
            .ToList();
        var kept = published is null || prunes ? [] : Kept(staged, published);
        staged.AddRange(
            kept.Select(path => new StagedFile(path, published!.PathOnDisk(path)!, published.Files[path].Hash))
        ); // kept files come from the published release
        var sizes = new PictureSizes(data, published, publisher.Known.Sha256);
        staged.AddRange(sizes.Of(staged, cancel));
        var outcome = publisher.Publish(staged, cancel);
        sizes.Forget();
        AtomicFile.Write(memoryFile, memory.ToBytes());
        return new ReleaseReport(
            reading.Problems,
            [],
            [.. kept.Select(Bundle).Distinct()],
            reading.KnownWarnings,
            outcome
        );
    }

    private static bool IsPublished(string path) =>
        path.StartsWith("media/", StringComparison.Ordinal)
        || path.StartsWith("articles/", StringComparison.Ordinal)
        || (!path.Contains('/', StringComparison.Ordinal) && Path.GetExtension(path) is ".yaml" or ".tsv");

    private static List<RevisionClash> Clashes(
        Library library,
        ReleaseView published,
        Func<string, bool> isSigned,
        CancellationToken cancel
    )
    {
        var ids = library.Articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
        var release = new ReleaseFiles(published);
        var same = release
            .All()
            .Where(file => LibraryPath.TryBundle(file.Path, out _, out var id, out _) && ids.Contains(id));
        var before = LibraryReader.Read(new ListedFiles(release, [.. same]), cancel).Library;
        return
        [
            .. from article in library.Articles
            from text in article.Texts
            let old = before.Find(article.Id)?.Text(text.Lang)
            where
                old is not null
                && !isSigned(text.Path)
                && (text.Revision < old.Revision || (text.Revision == old.Revision && Differs(text, old)))
            select new RevisionClash(text.Path, old.Revision, text.Revision),
        ];
    }

    private static bool Differs(ArticleText text, ArticleText old) =>
        text.Title != old.Title || text.Summary != old.Summary || text.ReadMarkdown() != old.ReadMarkdown();

    /// <summary>Files of bundles, and of the library itself, that are published and that the folder lacks as a whole.</summary>
    private static List<string> Kept(List<StagedFile> staged, ReleaseView published)
    {
        var bundles = staged.Select(file => Bundle(file.Path)).ToHashSet(StringComparer.Ordinal);
        var ids = staged
            .Select(file => LibraryPath.TryBundle(file.Path, out _, out var id, out _) ? id : "")
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. published.Files.Keys.Where(path =>
                !bundles.Contains(Bundle(path))
                && !published.IsPictureSize(path) // comes with its original
                && LibraryPath.TryBundle(path, out _, out var id, out _)
                && !ids.Contains(id)
            ),
        ];
    }

    private static string Bundle(string path) =>
        LibraryPath.TryBundle(path, out var topic, out var id, out _) ? $"articles/{topic}/{id}" : path;
}
