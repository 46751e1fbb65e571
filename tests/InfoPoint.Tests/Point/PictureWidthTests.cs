using InfoPoint.Repository;

namespace InfoPoint.Tests.Point;

public sealed class PictureWidthTests : IAsyncLifetime
{
    private const string Media = "articles/mushrooms/oyster-mushroom/media/";

    private readonly ChosenPoint point = new();

    public async ValueTask InitializeAsync()
    {
        point.Library.Article("oyster-mushroom", TestLibrary.Text("Nấm sò"));
        WritePicture("wide.jpg", 1280);
        WritePicture("middling.jpg", 800);
        WritePicture("small.jpg", 320);
        point.Library.Write(Media + "drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        await point.PublishAsync();
    }

    public ValueTask DisposeAsync() => point.DisposeAsync();

    [Theory]
    [InlineData(480, "drawing.svg middling.jpg.w480.webp small.jpg wide.jpg.w480.webp")]
    [InlineData(360, "drawing.svg middling.jpg.w480.webp small.jpg wide.jpg.w480.webp")]
    [InlineData(960, "drawing.svg middling.jpg small.jpg wide.jpg.w960.webp")]
    [InlineData(1920, "drawing.svg middling.jpg small.jpg wide.jpg")]
    [InlineData(
        null,
        "drawing.svg middling.jpg middling.jpg.w480.webp small.jpg wide.jpg wide.jpg.w480.webp wide.jpg.w960.webp"
    )]
    public async Task Of_each_picture_the_size_that_fits_comes_alone(int? width, string kept)
    {
        var asked = await point.SyncAsync(new MediaChoice { PictureWidth = width });

        Assert.Equal(kept.Split(' '), point.Media());
        Assert.Equal(kept.Split(' '), asked.Where(name => name is not ("vi.md" or "article.yaml") && !IsOwn(name)));
        Assert.Empty(point.View.FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Changed_width_fetches_and_removes_the_difference_alone()
    {
        await point.SyncAsync(new MediaChoice { PictureWidth = 480 });

        Assert.Equal(
            ["middling.jpg", "wide.jpg.w960.webp"],
            await point.SyncAsync(new MediaChoice { PictureWidth = 960 })
        );
        Assert.Equal(["drawing.svg", "middling.jpg", "small.jpg", "wide.jpg.w960.webp"], point.Media());
    }

    [Fact]
    public async Task Article_that_was_asked_for_brings_the_size_that_fits_and_not_the_others()
    {
        await point.SyncAsync(new MediaChoice { Kinds = [], PictureWidth = 480 });

        var asked = await point.SyncAsync(
            new MediaChoice
            {
                Kinds = [],
                PictureWidth = 480,
                Asked = ["oyster-mushroom"],
            }
        );

        Assert.Equal(["drawing.svg", "middling.jpg.w480.webp", "small.jpg", "wide.jpg.w480.webp"], asked);
    }

    private static bool IsOwn(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".br", StringComparison.Ordinal);

    private void WritePicture(string name, int width)
    {
        point.Library.Write(Media + name, "");
        File.WriteAllBytes(
            Path.Combine(point.Library.Folder, Media + name),
            TestPicture.Jpeg(width, width * 3 / 4, seed: width)
        );
    }
}
