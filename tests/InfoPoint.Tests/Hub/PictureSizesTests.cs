using InfoPoint.Content;
using InfoPoint.Hub;
using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Hub;

public sealed class PictureSizesTests : IDisposable
{
    private const string Pile = "articles/mushrooms/oyster-mushroom/media/pile.jpg";

    private readonly string data = Directory.CreateTempSubdirectory("infopoint-hub-").FullName;
    private readonly TestLibrary library = new TestLibrary()
        .Article("oyster-mushroom", TestLibrary.Text("Nấm sò"))
        .Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));

    public PictureSizesTests() => WritePicture(Pile, seed: 1);

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Published_picture_has_its_sizes_beside_it_and_no_list_of_the_library_names_them()
    {
        await PublishAsync();

        Assert.Equal([Pile, $"{Pile}.w480.webp", $"{Pile}.w960.webp"], Media());
        Assert.Equal([Pile], new ReleaseFiles(View()).All().Select(file => file.Path).Where(IsMedia));
        Assert.Empty(View().FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sizes_come_from_the_release_before_until_the_picture_changes()
    {
        await PublishAsync();
        var first = View().PathOnDisk($"{Pile}.w480.webp")!; // published above
        var written = File.GetLastWriteTimeUtc(first);

        Assert.False((await PublishAsync()).Outcome!.IsNew); // published without errors
        Assert.Equal(written, File.GetLastWriteTimeUtc(first));

        WritePicture(Pile, seed: 2);
        var changed = (await PublishAsync()).Outcome!.Changed; // as above
        Assert.Equal([Pile, $"{Pile}.w480.webp", $"{Pile}.w960.webp"], changed);
    }

    [Fact]
    public async Task Sizes_are_made_again_when_the_memory_or_a_published_size_is_lost()
    {
        await PublishAsync();
        File.Delete(Path.Combine(data, "picture-sizes.tsv"));
        File.Delete(View().PathOnDisk($"{Pile}.w960.webp")!); // published above

        Assert.False((await PublishAsync()).Outcome!.IsNew); // the same picture gives the same bytes
        Assert.Empty(View().FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sizes_stay_with_an_article_that_the_folder_lacks_and_go_with_a_picture_that_is_gone()
    {
        await PublishAsync();
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/oyster-mushroom"), recursive: true);
        Assert.Equal(["articles/mushrooms/oyster-mushroom"], (await PublishAsync()).Kept);
        Assert.Equal(3, Media().Count());

        library.Article("oyster-mushroom", TestLibrary.Text("Nấm sò"));
        await PublishAsync();
        Assert.Empty(Media());
    }

    [Fact]
    public async Task Picture_that_moves_to_another_article_takes_its_sizes_with_it()
    {
        await PublishAsync();
        var moved = Pile.Replace("oyster-mushroom", "wood-ear", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(library.Folder, moved))!); // below the library
        File.Move(Path.Combine(library.Folder, Pile), Path.Combine(library.Folder, moved));

        await PublishAsync();

        Assert.Equal([moved, $"{moved}.w480.webp", $"{moved}.w960.webp"], Media());
    }

    [Theory]
    [InlineData("pile.jpg.w480.webp")]
    [InlineData("x.w1.webp")]
    [InlineData("x.w00960.webp")]
    public void Author_may_not_give_a_file_the_name_of_a_size(string name)
    {
        library.Write($"articles/mushrooms/oyster-mushroom/media/{name}", "x");

        Assert.True(PictureSize.TryParse(name, out _));
        Assert.Contains(library.Check().Problems, problem => problem.Code == "name-taken");
    }

    [Theory]
    [InlineData("pile.webp")]
    [InlineData("w480.webp")]
    [InlineData("pile.w.webp")]
    [InlineData("pile.w-5.webp")]
    [InlineData("pile.w480.jpg")]
    public void Other_names_are_the_author_s(string name)
    {
        library.Write($"articles/mushrooms/oyster-mushroom/media/{name}", "x");

        Assert.False(PictureSize.TryParse(name, out _));
        Assert.DoesNotContain(library.Check().Problems, problem => problem.Code == "name-taken");
    }

    private static bool IsMedia(string path) => MediaChoice.IsMediaOfArticle(path);

    private IEnumerable<string> Media() => View().Files.Keys.Where(IsMedia).Order(StringComparer.Ordinal);

    private void WritePicture(string path, int seed)
    {
        library.Write(path, "");
        File.WriteAllBytes(Path.Combine(library.Folder, path), TestPicture.Jpeg(1280, 960, seed: seed));
    }

    private ReleaseView View() => ReleaseView.Open(Path.Combine(data, "repository"));

    private Task<ReleaseReport> PublishAsync() =>
        new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            replaces: false,
            prunes: false,
            TestContext.Current.CancellationToken
        );
}
