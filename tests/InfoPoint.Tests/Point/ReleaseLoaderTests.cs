using InfoPoint.Hub;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;

namespace InfoPoint.Tests.Point;

public sealed class ReleaseLoaderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("infopoint-loader-").FullName;
    private readonly TestLibrary library = new TestLibrary().Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task First_release_of_a_new_point_is_loaded_although_there_was_none_at_the_start()
    {
        var loader = Loader();
        loader.LoadAhead();
        await PublishAsync();

        using var release = loader.Load(null, null, TestContext.Current.CancellationToken);

        Assert.Equal(1, release?.Number);
    }

    [Fact]
    public async Task Index_with_any_file_damaged_is_built_again_from_the_release()
    {
        await PublishAsync();
        var loader = Loader();
        loader.OpenIndex(null, TestContext.Current.CancellationToken)?.Dispose();

        foreach (var file in Directory.GetFiles(Path.Combine(data, "index", "1")).Select(Path.GetFileName))
        {
            await File.WriteAllTextAsync(
                Path.Combine(data, "index", "1", file!), // a file has a name
                "damaged",
                TestContext.Current.CancellationToken
            );
            using var index = loader.OpenIndex(null, TestContext.Current.CancellationToken);
            Assert.Equal(1, index?.Texts);
        }
    }

    [Theory] // what opening does not look at
    [InlineData("*.doc")]
    [InlineData("*.pos")]
    [InlineData("*.dvd")]
    [InlineData("suggestions.tsv")]
    public async Task Index_in_use_that_lost_a_byte_is_built_again(string file)
    {
        await PublishAsync();
        var loader = Loader();
        loader.OpenIndex(null, TestContext.Current.CancellationToken)?.Dispose();
        using var release = loader.Load(null, null, TestContext.Current.CancellationToken)!; // was published
        Assert.Null(loader.Mend(release, null, TestContext.Current.CancellationToken));
        var damaged = Directory.GetFiles(Path.Combine(data, "index", "1"), file).Single();
        var bytes = await File.ReadAllBytesAsync(damaged, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(damaged, bytes, TestContext.Current.CancellationToken);

        using var mended = loader.Mend(release, null, TestContext.Current.CancellationToken);

        Assert.Equal("wood-ear", Found(mended));
        Assert.Null(loader.Mend(mended!, null, TestContext.Current.CancellationToken)); // just looked at
    }

    [Fact]
    public async Task Release_without_an_index_is_readable_at_once_and_searchable_after_mending()
    {
        await PublishAsync();
        var loader = Loader();

        using var release = loader.Load(null, null, TestContext.Current.CancellationToken)!; // was published
        using var mended = loader.Mend(release, null, TestContext.Current.CancellationToken);

        Assert.Null(release.Index);
        Assert.Equal("wood-ear", release.Readable.Single().Id);
        Assert.Equal("wood-ear", Found(mended));
    }

    [Fact]
    public async Task Release_after_one_that_is_searched_comes_with_its_index()
    {
        await PublishAsync();
        var loader = Loader();
        loader.OpenIndex(null, TestContext.Current.CancellationToken)?.Dispose();
        using var first = loader.Load(null, null, TestContext.Current.CancellationToken);
        library.Article("straw", TestLibrary.Text("Rơm"));
        await PublishAsync();

        using var second = loader.Load(first, null, TestContext.Current.CancellationToken);

        Assert.Equal((2, 2), (second?.Number, second?.Index?.Texts));
    }

    [Fact]
    public async Task Several_programs_may_want_an_index_that_is_not_there_yet()
    {
        await PublishAsync();

        var texts = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        using var index = Loader().OpenIndex(null, TestContext.Current.CancellationToken);
                        return index!.Texts; // was published
                    })
                )
        );

        Assert.Equal([1, 1, 1, 1], texts);
    }

    private async Task PublishAsync() =>
        await new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            false,
            false,
            TestContext.Current.CancellationToken
        );

    private static string? Found(ActiveRelease? release) =>
        release?.Index?.Search(new SearchRequest("mộc nhĩ", Lang.Vi)).Hits.Single().Id;

    private ReleaseLoader Loader() => new(Path.Combine(data, "repository"), Path.Combine(data, "index"));
}
