using InfoPoint.Content;
using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>What a point left out of an article and would bring if it were asked for.</summary>
/// <param name="Files">By path in the library.</param>
public sealed record MissingMedia(IReadOnlyDictionary<string, TargetFile> Files)
{
    /// <summary>Nothing.</summary>
    public static MissingMedia None { get; } = new(new Dictionary<string, TargetFile>());

    /// <summary>Bytes that would come.</summary>
    public long Bytes => Files.Values.Sum(file => file.Length);

    /// <summary>What is missing of an article; a picture of which a fitting size is here is not.</summary>
    /// <param name="release">The release in use.</param>
    /// <param name="article">The article.</param>
    /// <param name="choice">What the point chose.</param>
    /// <param name="onDemand">What readers brought one by one.</param>
    public static MissingMedia Of(ActiveRelease release, Article article, MediaChoice choice, OnDemandMedia onDemand)
    {
        if (release.Files.View.LeftOut.Count == 0)
            return None;

        var files = release.Files.MediaOf(article.Id);
        var unfit = WithAll(choice, article).LeftOut(files);
        return new MissingMedia(
            files
                .Where(pair =>
                    !unfit.Contains(pair.Key) && !release.Files.IsHere(pair.Key) && onDemand.Find(pair.Value) is null
                )
                .ToDictionary(StringComparer.Ordinal)
        );
    }

    /// <summary>Bytes of all of an article's media as the point keeps them once they are asked for.</summary>
    public static long BytesOfAll(ActiveRelease release, Article article, MediaChoice choice)
    {
        var files = release.Files.MediaOf(article.Id);
        var unfit = WithAll(choice, article).LeftOut(files);
        return files.Where(pair => !unfit.Contains(pair.Key)).Sum(pair => pair.Value.Length);
    }

    /// <summary>The choice as it were if the article were asked for and there were room for it.</summary>
    private static MediaChoice WithAll(MediaChoice choice, Article article) =>
        choice with
        {
            Asked = [article.Id],
            BudgetBytes = null,
        };
}
