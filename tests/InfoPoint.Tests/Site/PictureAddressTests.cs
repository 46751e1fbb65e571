using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using InfoPoint.Tests.Point;

namespace InfoPoint.Tests.Site;

public sealed class PictureAddressTests : IAsyncLifetime
{
    private readonly ChosenPoint point = new();

    public async ValueTask InitializeAsync()
    {
        const string media = "articles/mushrooms/oyster-mushroom/media/";
        point.Library.Article(
            "oyster-mushroom",
            TestLibrary.Text("Nấm sò", "## A\n\n![](wide.jpg)\n"),
            yaml: "kind: technique\nmedia:\n- {file: wide.jpg, alt: {vi: Rộng}}\n- {file: drawing.svg, alt: {vi: Vẽ}}\n"
        );
        point.Library.Write(media + "drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        point.Library.Write(media + "wide.jpg", "");
        await File.WriteAllBytesAsync(
            Path.Combine(point.Library.Folder, media + "wide.jpg"),
            TestPicture.Jpeg(1280, 960),
            TestContext.Current.CancellationToken
        );
        await point.PublishAsync();
    }

    public ValueTask DisposeAsync() => point.DisposeAsync();

    [Fact]
    public async Task Browser_may_choose_among_the_sizes_and_the_original()
    {
        using var release = await LoadAsync(new MediaChoice());

        var picture = Picture(release, "wide.jpg");

        Assert.Equal("/media/oyster-mushroom/wide.jpg?r=1", picture.Src);
        Assert.Equal(
            "/media/oyster-mushroom/wide.jpg.w480.webp?r=1 480w, /media/oyster-mushroom/wide.jpg.w960.webp?r=1 960w, /media/oyster-mushroom/wide.jpg?r=1 1920w",
            picture.SrcSet
        );
    }

    [Fact]
    public async Task Where_only_the_small_size_is_here_pages_show_it_and_nothing_is_missing()
    {
        var choice = new MediaChoice { PictureWidth = 480 };
        using var release = await LoadAsync(choice);
        var article = release.Library.Articles[0];

        Assert.Equal("/media/oyster-mushroom/wide.jpg.w480.webp?r=1", Picture(release, "wide.jpg").Src);
        Assert.Equal("/media/oyster-mushroom/wide.jpg.w480.webp?r=1", Addresses.Cover(release, article));
        Assert.False(release.Files.Lacks(article.MediaPath("wide.jpg")));
        Assert.Empty(MissingMedia.Of(release, article, choice, point.OnDemand).Files);
    }

    [Fact]
    public async Task Drawing_has_one_address()
    {
        using var release = await LoadAsync(new MediaChoice { PictureWidth = 480 });

        Assert.Equal(new PictureSource("/media/oyster-mushroom/drawing.svg?r=1"), Picture(release, "drawing.svg"));
    }

    [Fact]
    public async Task Where_no_size_is_here_the_size_that_would_come_is_missing_once()
    {
        var choice = new MediaChoice { Kinds = [], PictureWidth = 480 };
        using var release = await LoadAsync(choice);
        var article = release.Library.Articles[0];

        Assert.True(release.Files.Lacks(article.MediaPath("wide.jpg")));
        Assert.Null(Addresses.Cover(release, article));
        Assert.Equal(
            ["drawing.svg", "wide.jpg.w480.webp"],
            MissingMedia
                .Of(release, article, choice, point.OnDemand)
                .Files.Keys.Select(path => Path.GetFileName(path))
                .Order()
        );
    }

    private static PictureSource Picture(ActiveRelease release, string file) =>
        Addresses.Picture(release, release.Library.Articles[0], file, "100vw");

    private async Task<ActiveRelease> LoadAsync(MediaChoice choice)
    {
        await point.SyncAsync(choice);
        return point.Load();
    }
}
