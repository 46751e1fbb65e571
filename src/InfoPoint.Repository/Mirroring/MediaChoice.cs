namespace InfoPoint.Repository;

/// <summary>Kinds of media, the dearest last.</summary>
public enum MediaKind
{
    /// <summary>svg, webp, jpg, png.</summary>
    Pictures,

    /// <summary>pdf.</summary>
    Documents,

    /// <summary>opus, mp3.</summary>
    Sound,

    /// <summary>mp4, webm.</summary>
    Video,
}

/// <summary>Tells from texts which articles' media are kept.</summary>
/// <param name="Mark">Differs whenever the choice does.</param>
/// <param name="LeftOut">Gets where each text lies that is here, by its path; gives the ids of articles whose media are left out.</param>
public sealed record ArticleChoice(
    string Mark,
    Func<IReadOnlyDictionary<string, string>, CancellationToken, IReadOnlySet<string>> LeftOut
);

/// <summary>Which media of articles a point keeps. Texts of every article, and the library's own files, always come.</summary>
public sealed record MediaChoice
{
    private static readonly IReadOnlySet<string> NoArticles = new HashSet<string>();

    /// <summary>Topics whose media are kept; empty keeps those of all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Which articles' media are kept as their texts say, or null: those of all.</summary>
    public ArticleChoice? Articles { get; init; }

    /// <summary>Kinds that are kept.</summary>
    public IReadOnlyList<MediaKind> Kinds { get; init; } = Enum.GetValues<MediaKind>();

    /// <summary>The width in pixels that pictures are shown in: of each, the smallest size at least so wide is kept, without one the original. Null keeps originals and all sizes.</summary>
    public int? PictureWidth { get; init; }

    /// <summary>The most bytes that media may take, or null. What was asked for comes first, then pictures; small files before large ones.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>Bytes of the budget that stay free of documents, sound and video, for what readers ask for one by one.</summary>
    public long ReservedBytes { get; init; }

    /// <summary>Articles of which all kinds of media are kept, whatever topic and area they have: somebody asked for them, by id.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Everything.</summary>
    public static MediaChoice All { get; } = new();

    /// <summary>True for a file of an article's <c>media/</c>.</summary>
    public static bool IsMediaOfArticle(string path) => // asked of every file of a library: it allocates nothing
        path.StartsWith("articles/", StringComparison.Ordinal)
        && path.AsSpan().Count('/') == 4
        && path.AsSpan(0, path.LastIndexOf('/')).EndsWith("/media", StringComparison.Ordinal);

    /// <summary>True for the repository path of a target that a choice may leave out.</summary>
    internal static bool IsMedia(string target) =>
        target.StartsWith("targets/", StringComparison.Ordinal) && IsMediaOfArticle(target["targets/".Length..]);

    /// <summary>The kind of a media file.</summary>
    public static MediaKind KindOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".pdf" => MediaKind.Documents,
            ".opus" or ".mp3" => MediaKind.Sound,
            ".mp4" or ".webm" => MediaKind.Video,
            _ => MediaKind.Pictures,
        };

    /// <summary>The paths of a release that this choice leaves out.</summary>
    /// <param name="files">The release's files.</param>
    /// <param name="others">Articles that <see cref="Articles"/> leaves out; null for none.</param>
    public IReadOnlySet<string> LeftOut(
        IReadOnlyDictionary<string, TargetFile> files,
        IReadOnlySet<string>? others = null
    )
    {
        var left = OtherSizes(files);
        var used = 0L;
        foreach (
            var (path, file) in files
                .Where(pair => IsMediaOfArticle(pair.Key) && !left.Contains(pair.Key))
                .OrderByDescending(pair => IsAsked(pair.Key))
                .ThenBy(pair => KindOf(pair.Key))
                .ThenBy(pair => pair.Value.Length)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .ToList()
        )
            if (
                (IsAsked(path) || IsChosen(path, others ?? NoArticles))
                && (BudgetBytes is not { } most || used + file.Length <= most - ReservedFrom(path))
            )
                used += file.Length;
            else
                left.Add(path);
        return left;
    }

    /// <summary>Differs whenever the choice does.</summary>
    public string Mark() =>
        $"topics={string.Join(',', Topics)} kinds={string.Join(',', Kinds)} budget={BudgetBytes} asked={string.Join(',', Asked)}"
        + (Articles is null ? "" : $" articles={Articles.Mark}")
        + (PictureWidth is null ? "" : $" width={PictureWidth}")
        + (ReservedBytes == 0 ? "" : $" reserved={ReservedBytes}");

    /// <summary>Originals and sizes of pictures in place of which another size is kept.</summary>
    private HashSet<string> OtherSizes(IReadOnlyDictionary<string, TargetFile> files)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        if (PictureWidth is not { } wanted)
            return left;

        var sizes = files
            .Keys.Where(IsMediaOfArticle)
            .Select(path => PictureSize.TryParse(path, out var size) ? size : default)
            .Where(size => size.Original is not null && files.ContainsKey(size.Original));
        foreach (var picture in sizes.GroupBy(size => size.Original))
        {
            var fitting = picture.Where(size => size.Width >= wanted).OrderBy(size => size.Width).ToList();
            var kept = fitting.Count > 0 ? fitting[0].Path : picture.Key; // where no size is so wide, the original is no wider
            left.UnionWith(picture.Select(size => size.Path).Append(picture.Key).Where(path => path != kept));
        }

        return left;
    }

    private long ReservedFrom(string path) => IsAsked(path) || KindOf(path) == MediaKind.Pictures ? 0 : ReservedBytes;

    private bool IsChosen(string path, IReadOnlySet<string> others) =>
        Kinds.Contains(KindOf(path))
        && path.Split('/') is var parts
        && (Topics.Count == 0 || Topics.Contains(parts[1]))
        && !others.Contains(parts[2]);

    private bool IsAsked(string path) => Asked.Contains(path.Split('/')[2]);
}
