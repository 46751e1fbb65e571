using System.Globalization;
using InfoPoint.Repository;

namespace InfoPoint.Hub;

/// <summary>Adds the sizes of every article's pictures to what is published. A size is made once: until its original changes it comes from the release before.</summary>
/// <param name="data">The hub's data folder: <c>picture-sizes.tsv</c> remembers which sizes each picture has, by its hash. A cache: it may be lost.</param>
/// <param name="published">The release before, or null.</param>
/// <param name="hashOf">The hash of a file by its place.</param>
internal sealed class PictureSizes(string data, ReleaseView? published, Func<string, string> hashOf)
{
    private readonly string file = Path.Combine(data, "picture-sizes.tsv");
    private readonly string made = Path.Combine(data, "picture-sizes");

    /// <summary>The sizes of these files' pictures; those that are new lie in a folder of their own until <see cref="Forget"/>.</summary>
    /// <exception cref="ReleaseException">The disk is full.</exception>
    public IReadOnlyList<StagedFile> Of(IEnumerable<StagedFile> files, CancellationToken cancel)
    {
        Forget(); // what a crash left
        var pictures = files
            .Where(each => MediaChoice.IsMediaOfArticle(each.Path) && SmallerPicture.IsRaster(each.Path))
            .Select(each => (each.Path, each.OnDisk, Hash: hashOf(each.OnDisk)))
            .ToList();
        if (pictures.Count == 0)
            return [];

        var known = Load();
        var before = Published();
        var sizes = new Dictionary<string, IReadOnlyList<MadeSize>>(StringComparer.Ordinal);
        var fresh = new List<(string Path, string OnDisk, string Hash)>();
        foreach (var picture in pictures.DistinctBy(picture => picture.Hash))
            if (TryReuse(known, before, picture.Hash) is { } places)
                sizes[picture.Hash] = places;
            else
                fresh.Add(picture);

        var gate = new Lock();
        Together.Run(
            fresh,
            Environment.ProcessorCount,
            picture =>
            {
                var places = Make(picture.OnDisk, picture.Hash);
                lock (gate)
                    sizes[picture.Hash] = places;
            },
            cancel
        );
        if (fresh.Count > 0 || known.Count != sizes.Count)
            Save(sizes);
        return
        [
            .. from picture in pictures
            from size in sizes[picture.Hash]
            select new StagedFile(new PictureSize(picture.Path, size.Width).Path, size.Place, size.Sha256),
        ];
    }

    /// <summary>Removes sizes that were made: after publishing they lie in the repository.</summary>
    public void Forget()
    {
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
    }

    /// <summary>Where the sizes of a picture lie in the release before, or null when one must be made.</summary>
    private List<MadeSize>? TryReuse(Dictionary<string, int[]> known, ILookup<string, string> before, string hash)
    {
        if (!known.TryGetValue(hash, out var widths))
            return null;

        var places = new List<MadeSize>();
        foreach (var width in widths)
        {
            var path = before[hash].Select(original => new PictureSize(original, width).Path).FirstOrDefault(IsThere);
            if (path is null)
                return null;
            places.Add(new MadeSize(width, published!.PathOnDisk(path)!, published.Files[path].Hash)); // it is there
        }

        return places;
    }

    private bool IsThere(string path) => published?.PathOnDisk(path) is { } place && File.Exists(place);

    private List<MadeSize> Make(string picture, string hash)
    {
        var places = new List<MadeSize>();
        Directory.CreateDirectory(made);
        foreach (var (width, bytes) in SmallerPicture.Sizes(File.ReadAllBytes(picture)))
        {
            var place = new PictureSize(Path.Combine(made, hash), width).Path;
            File.WriteAllBytes(place, bytes); // the publisher flushes what it keeps
            places.Add(new MadeSize(width, place, null));
        }

        return places;
    }

    /// <summary>Paths of published pictures by their hash.</summary>
    private ILookup<string, string> Published() =>
        (published?.Files ?? new Dictionary<string, TargetFile>())
            .Where(pair => MediaChoice.IsMediaOfArticle(pair.Key) && SmallerPicture.IsRaster(pair.Key))
            .ToLookup(pair => pair.Value.Hash, pair => pair.Key, StringComparer.Ordinal);

    private Dictionary<string, int[]> Load()
    {
        var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
        if (!File.Exists(file))
            return known;
        var lines = File.ReadAllLines(file);
        if (lines.Length > 0 && lines[0] == Head)
            foreach (var cells in lines.Skip(1).Select(line => line.Split('\t')))
                known[cells[0]] = [.. cells.Skip(1).Select(width => int.Parse(width, CultureInfo.InvariantCulture))];
        return known;
    }

    private void Save(Dictionary<string, IReadOnlyList<MadeSize>> sizes) =>
        AtomicFile.Write(
            file,
            Head
                + "\n"
                + string.Concat(
                    sizes
                        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                        .Select(pair =>
                            string.Join('\t', pair.Value.Select(size => $"{size.Width}").Prepend(pair.Key)) + "\n"
                        )
                )
        );

    private static string Head =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"recipe {SmallerPicture.Recipe}: {string.Join(' ', SmallerPicture.Widths)}"
        );

    /// <param name="Width">Pixels.</param>
    /// <param name="Place">Where it lies.</param>
    /// <param name="Sha256">Its hash when it was published before, else null.</param>
    private sealed record MadeSize(int Width, string Place, string? Sha256);
}
