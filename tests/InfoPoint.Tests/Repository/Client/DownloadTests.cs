using System.Text;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class DownloadTests : ClientTest
{
    [Theory]
    [InlineData("sha256")]
    [InlineData("sha512")]
    [InlineData("sha256", "sha512")]
    [InlineData("sha384", "sha512")]
    public async Task Target_is_taken_when_every_known_hash_agrees(params string[] kinds)
    {
        Initialise();
        Repository.Add("targets", "dir/a.txt", "A", kinds).Publish("targets", "snapshot", "timestamp");

        Assert.Equal("A", await DownloadAsync("dir/a.txt"));
    }

    [Fact]
    public async Task Target_with_hashes_of_unknown_kinds_alone_is_refused()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "A", "sha384").Publish("targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Malformed, "a.txt");
    }

    [Fact]
    public async Task Second_hash_that_disagrees_refuses_the_target()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "A", "sha256", "sha512");
        Repository.Targets["targets"]!["a.txt"]!["hashes"]!["sha512"] = new string('0', 128); // just added
        Repository.Publish("targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.WrongHash, "a.txt");
    }

    [Theory]
    [InlineData("short", ReleaseProblem.Unreachable)]
    [InlineData("other bytes", ReleaseProblem.WrongHash)]
    [InlineData("much longer than right", ReleaseProblem.WrongLength)]
    public async Task Other_bytes_never_reach_the_folder_of_targets(string content, ReleaseProblem problem)
    {
        Initialise();
        Repository.Add("targets", "a.txt", "right bytes").Publish("targets", "snapshot", "timestamp");
        Serve("a.txt", content);

        await RefusedAsync(problem, "a.txt");

        Assert.False(Directory.Exists(Taken) && Directory.EnumerateFiles(Taken).Any());
    }

    [Fact]
    public async Task Right_file_is_not_replaced_by_altered_bytes()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "one").Publish("targets", "snapshot", "timestamp");
        await DownloadAsync("a.txt");
        Repository.Add("targets", "a.txt", "two").Publish("targets", "snapshot", "timestamp");
        Serve("a.txt", "bad");

        await RefusedAsync(ReleaseProblem.WrongHash, "a.txt");

        Assert.Equal("one", await File.ReadAllTextAsync(Directory.GetFiles(Taken).Single(), Stop));
    }

    [Fact]
    public async Task New_bytes_take_the_place_of_old_ones_under_the_same_name()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "one").Publish("targets", "snapshot", "timestamp");
        await DownloadAsync("a.txt");
        Repository.Add("targets", "a.txt", "two").Publish("targets", "snapshot", "timestamp");

        Assert.Equal("two", await DownloadAsync("a.txt"));

        Assert.Single(Directory.GetFiles(Taken));
    }

    [Fact]
    public async Task File_that_is_right_already_is_neither_fetched_nor_touched()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "A").Publish("targets", "snapshot", "timestamp");
        await DownloadAsync("a.txt");
        var before = File.GetLastWriteTimeUtc(Directory.GetFiles(Taken).Single());
        Repository.Asked.Clear();

        await DownloadAsync("a.txt");

        Assert.Equal(before, File.GetLastWriteTimeUtc(Directory.GetFiles(Taken).Single()));
        Assert.DoesNotContain(Repository.Asked, path => path.StartsWith("targets/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metadata_is_brought_up_to_date_before_a_target_is_looked_up()
    {
        Initialise();

        await RefusedAsync(ReleaseProblem.Missing, "missing");

        Assert.Equal([1, 1, 1, 1], Versions());
    }

    [Theory]
    [InlineData("a/b.txt", "a%2Fb.txt")]
    [InlineData("../up.txt", "..%2Fup.txt")]
    [InlineData("ເຫັດ.txt", "%E0%BB%80%E0%BA%AB%E0%BA%B1%E0%BA%94.txt")] // mushroom
    public async Task Path_of_a_target_is_one_safe_name_on_disk(string path, string name)
    {
        Initialise();
        Repository.Add("targets", path, "A").Publish("targets", "snapshot", "timestamp");

        await DownloadAsync(path);

        Assert.Equal([name], Directory.GetFiles(Taken).Select(Path.GetFileName));
    }

    private void Serve(string path, string content)
    {
        foreach (
            var place in Repository.Served.Keys.Where(place => place.EndsWith(path, StringComparison.Ordinal)).ToList()
        )
            Repository.Served[place] = Encoding.UTF8.GetBytes(content);
    }
}
