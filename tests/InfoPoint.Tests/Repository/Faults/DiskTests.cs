using System.Diagnostics;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>A small disk of its own in memory; skipped where mounting is not allowed.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TestRepository repository = new();
    private readonly string disk = Directory.CreateTempSubdirectory("infopoint-disk-").FullName;
    private bool isMounted;

    public void Dispose()
    {
        if (isMounted)
            Run("umount", disk);
        Directory.Delete(disk, recursive: true);
        repository.Dispose();
    }

    [Fact]
    public async Task Full_disk_of_a_point_keeps_the_release_in_use_and_says_how_much_is_needed()
    {
        Mount("size=700k");
        repository.Publish();
        var mirror = new Mirror(Path.Combine(disk, "mirror"), repository.Clock, DateTimeOffset.UnixEpoch);
        await SyncAsync(mirror);
        repository.Write(
            "articles/mushrooms/oyster/media/pile.jpg",
            string.Concat(Enumerable.Repeat("0123456789", 90_000))
        );
        repository.Publish();

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => SyncAsync(mirror));

        Assert.Equal(ReleaseProblem.DiskFull, refused.Problem);
        Assert.Contains("900000", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", await File.ReadAllTextAsync(mirror.ActiveFile, Stop));
        Assert.Empty(ReleaseView.Open(mirror.Repository).FindDamage(Stop));
    }

    [Fact]
    public void Full_disk_of_a_hub_keeps_the_release_before()
    {
        Mount("size=1m");
        repository.UseHub(Path.Combine(disk, "hub"));
        repository.Publish();
        var noise = new byte[2_000_000];
        new Random(1).NextBytes(noise);
        repository.Write("articles/mushrooms/oyster/vi.md", Convert.ToBase64String(noise));

        Assert.Equal(ReleaseProblem.DiskFull, Assert.Throws<ReleaseException>(() => repository.Publish()).Problem);

        Assert.Equal(1, ReleaseView.Open(repository.Root).Release);
        Assert.Empty(ReleaseView.Open(repository.Root).FindDamage(Stop));
    }

    [Fact]
    public async Task Read_only_data_is_an_error_that_harms_nothing()
    {
        Mount("size=2m");
        repository.Publish();
        var mirror = new Mirror(Path.Combine(disk, "mirror"), repository.Clock, DateTimeOffset.UnixEpoch);
        await SyncAsync(mirror);
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        Run("mount", "-o", "remount,ro", disk);

        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => SyncAsync(mirror));

        Assert.True(wrong is IOException or UnauthorizedAccessException, wrong.ToString());
        Assert.Equal(1, ReleaseView.Open(mirror.Repository).Release);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<SyncOutcome> SyncAsync(Mirror mirror) =>
        mirror.SyncAsync([new FolderSource(repository.Root)], new FirstTrust(repository.RootFile, null), cancel: Stop);

    private void Mount(string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no tmpfs here.");
        isMounted = Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk) == 0;
        Assert.SkipUnless(isMounted, "Mounting is not allowed here.");
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!; // a process is started anew
        process.WaitForExit();
        return process.ExitCode;
    }
}
