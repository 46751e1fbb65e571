using InfoPoint.Hub;
using InfoPoint.Point;

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
        var loader = new ReleaseLoader(Path.Combine(data, "repository"), Path.Combine(data, "index"));
        loader.LoadAhead();
        await new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            false,
            false,
            TestContext.Current.CancellationToken
        );

        using var release = loader.Load(null, null, TestContext.Current.CancellationToken);

        Assert.Equal(1, release?.Number);
    }

    [Fact]
    public async Task Index_with_any_file_damaged_is_built_again_from_the_release()
    {
        await new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            false,
            false,
            TestContext.Current.CancellationToken
        );
        var loader = new ReleaseLoader(Path.Combine(data, "repository"), Path.Combine(data, "index"));
        loader.Load(null, null, TestContext.Current.CancellationToken)?.Dispose();

        foreach (var file in Directory.GetFiles(Path.Combine(data, "index", "1")).Select(Path.GetFileName))
        {
            await File.WriteAllTextAsync(
                Path.Combine(data, "index", "1", file!), // a file has a name
                "damaged",
                TestContext.Current.CancellationToken
            );
            using var release = loader.Load(null, null, TestContext.Current.CancellationToken);
            Assert.Equal(1, release?.Index.Texts);
        }
    }

    [Fact]
    public async Task Several_programs_may_want_an_index_that_is_not_there_yet()
    {
        await new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            false,
            false,
            TestContext.Current.CancellationToken
        );

        var texts = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        using var release = new ReleaseLoader(
                            Path.Combine(data, "repository"),
                            Path.Combine(data, "index")
                        ).Load(null, null, TestContext.Current.CancellationToken);
                        return release!.Index.Texts; // was published
                    })
                )
        );

        Assert.Equal([1, 1, 1, 1], texts);
    }
}
