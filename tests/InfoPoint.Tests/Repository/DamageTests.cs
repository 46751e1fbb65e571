using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

/// <summary>A disk that gives back other bytes than were written, without changing a length.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Leaf = "articles/rice/blast/vi.md";
    private const string Picture = "articles/mushrooms/oyster/media/pile.jpg";

    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Suspect_file_with_other_bytes_is_fetched_again_by_the_next_sync()
    {
        await MirrorAsync();
        Damage(Here.PathOnDisk(Picture)!); // published
        Name();
        var source = new LyingSource(repository.Root);

        var outcome = await repository.SyncAsync(source);

        Assert.False(outcome.IsNew);
        Assert.Single(source.Asked, asked => asked.Path.StartsWith("targets/", StringComparison.Ordinal));
        Assert.Empty(Here.FindDamage(Stop));
        Assert.Empty(Suspects.Read());
    }

    [Fact]
    public async Task Damaged_file_stays_until_a_right_one_is_here()
    {
        await MirrorAsync();
        var file = Here.PathOnDisk(Picture)!; // published
        Damage(file);
        Name();
        var cut = new LyingSource(repository.Root) { Cut = path => IsPicture(path) ? 100_000 : null };

        await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(cut));
        Assert.True(File.Exists(file));
        cut.Cut = _ => null;
        cut.Asked.Clear();
        await repository.SyncAsync(cut);

        Assert.Equal(100_000, Assert.Single(cut.Asked, asked => IsPicture(asked.Path)).Offset);
        Assert.Empty(Here.FindDamage(Stop));
    }

    [Fact]
    public async Task Suspect_file_that_is_right_is_forgotten_and_not_fetched()
    {
        await MirrorAsync();
        Suspects.Add([RepositoryLayout.Target(Picture, Here.Files[Picture].Hash)]);
        var source = new LyingSource(repository.Root);

        await repository.SyncAsync(source);

        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json"], source.Asked.Select(asked => asked.Path));
        Assert.Empty(Suspects.Read());
    }

    [Fact]
    public void Suspect_file_of_the_hub_is_written_again_by_publishing_and_makes_no_release()
    {
        repository.Publish();
        var hub = ReleaseView.Open(repository.Root);
        Damage(hub.PathOnDisk(Leaf)!); // published
        new SuspectFiles(repository.Root).Add(hub.FindDamage(Stop));

        var outcome = repository.Publish();

        Assert.False(outcome.IsNew);
        Assert.Empty(hub.FindDamage(Stop));
        Assert.Empty(new SuspectFiles(repository.Root).Read());
    }

    [Theory]
    [InlineData(".br")]
    [InlineData(".gz")]
    public void Damaged_compressed_form_is_found_and_removed(string ending)
    {
        repository.Publish();
        var hub = ReleaseView.Open(repository.Root);
        var form = RepositoryLayout.Target(Leaf, hub.Files[Leaf].Hash) + ending;
        Damage(RepositoryLayout.OnDisk(repository.Root, form));

        var damage = hub.FindDamage(Stop);
        var waiting = new SuspectFiles(repository.Root).Add(damage);

        Assert.Equal([form], damage);
        Assert.Empty(waiting);
        Assert.False(File.Exists(RepositoryLayout.OnDisk(repository.Root, form)));
    }

    [Fact]
    public void Damaged_compressed_form_of_metadata_is_found()
    {
        repository.Publish();
        const string form = "metadata/1.rice-text.json.br";
        Damage(RepositoryLayout.OnDisk(repository.Root, form));

        Assert.Equal([form], ReleaseView.Open(repository.Root).FindDamage(Stop));
    }

    [Fact]
    public void Published_file_that_stays_is_signed_as_it_was_whatever_the_disk_gives_back()
    {
        repository.Publish();
        var hub = ReleaseView.Open(repository.Root);
        var place = hub.PathOnDisk(Leaf)!; // published
        Damage(place);

        using (var keys = KeyFolder.Open(Path.Combine(repository.Hub, "keys")))
            new ReleasePublisher(repository.Hub, keys, repository.Clock).Publish(
                [new StagedFile(Leaf, place, hub.Files[Leaf].Hash)],
                Stop
            );

        Assert.Equal(hub.Files[Leaf], Assert.Single(ReleaseView.Open(repository.Root).Files).Value);
    }

    [Fact]
    public async Task Every_file_is_read_once_a_round_a_few_at_a_time()
    {
        await MirrorAsync();
        var view = Here;
        Damage(view.PathOnDisk(Picture)!); // published
        Damage(view.PathOnDisk(Leaf)!); // published
        var check = repository.PathOf("read-again");

        var turns = Enumerable.Range(0, view.Files.Count).Select(_ => new SlowCheck(check).Next(view, 1)).ToList();
        var next = new SlowCheck(check).Next(view, view.Files.Count + 1);

        Assert.Equal(view.FindDamage(Stop), turns.SelectMany(damaged => damaged));
        Assert.All(turns, damaged => Assert.InRange(damaged.Count, 0, 1));
        Assert.Empty(next); // the end of the round; the one after begins anew
        Assert.Equal(2, new SlowCheck(check).Next(view, view.Files.Count + 1).Count);
    }

    [Fact]
    public void Stick_is_not_said_to_be_good_when_the_file_was_damaged_before_it_was_written()
    {
        repository.Publish();
        Damage(ReleaseView.Open(repository.Root).PathOnDisk(Picture)!); // published

        var refused = Assert.Throws<ReleaseException>(() =>
            new StickWriter(repository.Root, repository.PathOf("stick")).Write(null, Stop)
        );

        Assert.Equal(ReleaseProblem.WrongHash, refused.Problem);
        Assert.Contains("--repair", refused.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damaged_root_of_a_point_does_not_end_its_syncs(bool isAllDamaged)
    {
        await MirrorAsync();
        Damage(repository.PathOf("mirror", "trusted", "root.json"));
        if (isAllDamaged)
            Damage(Path.Combine(repository.Mirror.Repository, "metadata", "1.root.json"));
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();

        var outcome = await repository.SyncAsync();

        Assert.Equal(2, outcome.Release);
        Assert.Empty(Here.FindDamage(Stop));
        Assert.Equal(1, repository.RootVersion);
    }

    [Theory]
    [InlineData("timestamp.json")]
    [InlineData("snapshot.json")]
    public async Task Damaged_memory_of_a_point_still_refuses_what_is_older_than_the_release_in_use(string file)
    {
        repository.Publish();
        var old = repository.Copy("old");
        repository.Write("library.yaml", "name: Later\n");
        repository.Publish();
        await repository.SyncAsync();
        Damage(repository.PathOf("mirror", "trusted", file));

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(new FolderSource(old)));

        Assert.Equal(ReleaseProblem.Rollback, refused.Problem);
        Assert.Equal(2, repository.Active);
    }

    [Fact]
    public void File_that_cannot_be_read_is_a_damaged_one()
    {
        const string unreadable = "/proc/self/mem"; // its first byte is an input/output error, as of a worn card
        Assert.SkipUnless(File.Exists(unreadable), "Linux alone has a file that cannot be read.");

        Assert.False(new FileHashes(new string('0', 64), null).MatchFile(unreadable));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ReleaseView Here => ReleaseView.Open(repository.Mirror.Repository);

    private SuspectFiles Suspects => new(repository.Mirror.Repository);

    private static bool IsPicture(string path) => path.Contains("pile", StringComparison.Ordinal);

    private async Task MirrorAsync()
    {
        repository.Publish();
        await repository.SyncAsync();
    }

    private void Name() => Suspects.Add(Here.FindDamage(Stop));

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(file, bytes);
    }
}
