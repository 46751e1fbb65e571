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
}
