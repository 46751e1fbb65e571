using InfoPoint.Site;

namespace InfoPoint.Tests.Site;

public sealed class DiskUseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("infopoint-use-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Bytes_of_all_files_below_a_folder_are_counted()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "a"), "123");
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("below").FullName, "b"), "12345");

        Assert.Equal(8, DiskUse.Of(folder.FullName));
        Assert.Equal(0, DiskUse.Of(Path.Combine(folder.FullName, "none")));
    }

    [Fact]
    public void File_that_a_sync_removed_since_it_was_listed_takes_no_room()
    {
        var listed = new FileInfo(Path.Combine(folder.FullName, "gone"));

        Assert.Equal(0, DiskUse.BytesOf(listed));
    }
}
