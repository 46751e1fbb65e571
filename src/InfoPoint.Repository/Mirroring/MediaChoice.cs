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

/// <summary>Which media of articles a point keeps. Texts of every article, and the library's own files, always come.</summary>
public sealed record MediaChoice
{
    /// <summary>Topics whose media are kept; empty keeps those of all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Kinds that are kept.</summary>
    public IReadOnlyList<MediaKind> Kinds { get; init; } = Enum.GetValues<MediaKind>();

    /// <summary>The most bytes that media may take, or null. Pictures come first, small files before large ones.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>Articles whose media are kept in any case, as ids: somebody asked for them.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Everything.</summary>
    public static MediaChoice All { get; } = new();

    /// <summary>The paths of a release that this choice leaves out.</summary>
    public IReadOnlySet<string> LeftOut(IReadOnlyDictionary<string, TargetFile> files)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        var used = 0L;
        foreach (
            var (path, file) in files
                .Where(pair => IsMediaOfArticle(pair.Key))
                .OrderByDescending(pair => IsAsked(pair.Key))
                .ThenBy(pair => KindOf(pair.Key))
                .ThenBy(pair => pair.Value.Length)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        )
            if (IsAsked(path) || (IsChosen(path) && (BudgetBytes is null || used + file.Length <= BudgetBytes)))
                used += file.Length;
            else
                left.Add(path);
        return left;
    }

    /// <summary>Differs whenever the choice does.</summary>
    public string Mark() =>
        $"topics={string.Join(',', Topics)} kinds={string.Join(',', Kinds)} budget={BudgetBytes} asked={string.Join(',', Asked)}";

    /// <summary>True for the repository path of a target that a choice may leave out.</summary>
    internal static bool IsMedia(string target) =>
        target.StartsWith("targets/", StringComparison.Ordinal) && IsMediaOfArticle(target["targets/".Length..]);

    private static bool IsMediaOfArticle(string path) => path.Split('/') is ["articles", _, _, "media", _];

    private static MediaKind KindOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".pdf" => MediaKind.Documents,
            ".opus" or ".mp3" => MediaKind.Sound,
            ".mp4" or ".webm" => MediaKind.Video,
            _ => MediaKind.Pictures,
        };

    private bool IsChosen(string path) =>
        Kinds.Contains(KindOf(path)) && (Topics.Count == 0 || Topics.Contains(path.Split('/')[1]));

    private bool IsAsked(string path) => Asked.Contains(path.Split('/')[2]);
}
