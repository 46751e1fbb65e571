using System.Diagnostics;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class StickTests : IDisposable
{
    private readonly TestRepository repository = new();

    private string Stick => repository.PathOf("stick", "repository");

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Stick_passes_through_FAT32_and_is_a_repository()
    {
        repository.Publish();
        Write();
        var image = repository.PathOf("stick.img");
        Run("/usr/sbin/mkfs.vfat", "-C", "-F", "32", image, "65536");
        Run("mcopy", "-s", "-i", image, Stick, "::");
        Run("mcopy", "-s", "-i", image, "::repository", repository.PathOf("returned"));

        var outcome = await repository.SyncAsync(new FolderSource(repository.PathOf("returned")));

        Assert.Equal(1, outcome.Release);
        Assert.Equal(0, new StickWriter(repository.Root, repository.PathOf("returned")).Write(null, Stop).Written);
    }

    [Fact]
    public void Second_writing_adds_what_is_new_and_removes_what_is_old()
    {
        repository.Publish();
        var first = Write();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();

        var second = Write();

        Assert.Equal(2, second.Release);
        Assert.True(second.Written < first.Written, $"{second.Written} of {first.Written} files were written");
        Assert.True(second.Removed > 0);
        Assert.Empty(ReleaseView.Open(Stick).FindDamage(Stop));
    }

    [Fact]
    public void Damaged_file_of_the_right_length_is_found_when_it_is_read_back()
    {
        repository.Publish();
        Write();
        var file = ReleaseView.Open(Stick).PathOnDisk("articles/rice/blast/vi.md")!; // published
        var bytes = File.ReadAllBytes(file);
        bytes[0] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.Equal(ReleaseProblem.WrongHash, Assert.Throws<ReleaseException>(Write).Problem);
        Write();

        Assert.Empty(ReleaseView.Open(Stick).FindDamage(Stop));
    }

    [Fact]
    public async Task Point_writes_sticks_for_other_points()
    {
        repository.Publish();
        await repository.SyncAsync();
        new StickWriter(repository.Mirror.Repository, Stick).Write(null, Stop);
        var second = new Mirror(repository.PathOf("second"), repository.Clock, DateTimeOffset.UnixEpoch);

        var outcome = await second.SyncAsync(
            [new FolderSource(Stick)],
            new FirstTrust(repository.RootFile, null),
            cancel: Stop
        );

        Assert.Equal(1, outcome.Release);
    }

    [Fact]
    public async Task Old_stick_is_refused_with_a_reason()
    {
        repository.Publish();
        Write();
        repository.SignAgain();
        await repository.SyncAsync();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(new FolderSource(Stick)));

        Assert.Equal(ReleaseProblem.Rollback, refused.Problem);
    }

    [Theory]
    [InlineData("targets/articles/rice/blast/abc.vi.md", true)]
    [InlineData("metadata/1.rice-text.json", true)]
    [InlineData("targets/a:b", false)]
    [InlineData("targets/nul.txt", false)]
    [InlineData("targets/end.", false)]
    [InlineData("targets/ເຂົ້າ.md", false)] // rice
    public void Names_are_those_that_every_stick_takes(string path, bool isSafe) =>
        Assert.Equal(isSafe, StickNames.IsSafe(path));

    [Fact]
    public void Outbox_files_travel_unopened_and_arrive_once()
    {
        var outbox = repository.PathOf("outbox");
        Directory.CreateDirectory(outbox);
        File.WriteAllBytes(Path.Combine(outbox, "batch-1"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(outbox, "batch-2.new"), [9]);
        var carried = repository.PathOf("carried");

        Assert.Equal(1, CarriedFiles.Copy(outbox, carried));
        Assert.Equal(0, CarriedFiles.Copy(outbox, carried));
        File.WriteAllBytes(Path.Combine(outbox, "batch-1"), [4]);
        Assert.Equal(1, CarriedFiles.Copy(outbox, carried));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(carried, "batch-1")));
        Assert.Equal(2, Directory.GetFiles(carried).Length);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private StickOutcome Write() => new StickWriter(repository.Root, Stick).Write(null, Stop);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!; // test.sh installs mtools and dosfstools
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
