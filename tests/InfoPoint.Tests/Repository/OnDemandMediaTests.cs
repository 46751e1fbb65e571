using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class OnDemandMediaTests : IDisposable
{
    private const string Talk = "articles/rice/blast/media/talk.opus";
    private const string Song = "articles/rice/blast/media/song.opus";
    private const string Film = "articles/rice/blast/media/film.mp4";

    private readonly TestRepository repository = new();
    private readonly OnDemandMedia media;

    public OnDemandMediaTests()
    {
        repository.Write(Talk, new string('t', 4_000));
        repository.Write(Song, new string('s', 4_000));
        repository.Write(Film, new string('v', 8_000));
        repository.Publish();
        media = new OnDemandMedia(repository.PathOf("mirror"), repository.Clock);
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task File_that_was_fetched_has_the_signed_bytes_and_is_found_again()
    {
        Assert.Null(media.Find(File(Talk)));

        await FetchAsync(Talk);

        Assert.Equal(new string('t', 4_000), System.IO.File.ReadAllText(media.Find(File(Talk))!)); // fetched above
    }

    [Fact]
    public async Task Altered_file_is_refused_and_not_kept()
    {
        var source = new LyingSource(repository.Root) { Lie = (_, bytes) => [.. bytes[..^1], (byte)'x'] };

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => FetchAsync(Talk, source));

        Assert.Equal(ReleaseProblem.WrongHash, refused.Problem);
        Assert.Null(media.Find(File(Talk)));
        Assert.Equal(0, media.UsedBytes);
    }

    [Fact]
    public async Task Fetch_that_was_cut_goes_on_where_it_was_cut()
    {
        var source = new LyingSource(repository.Root) { Cut = _ => 3_000 };
        await Assert.ThrowsAsync<ReleaseException>(() => FetchAsync(Talk, source));
        source.Cut = _ => null;
        source.Asked.Clear();

        await FetchAsync(Talk, source);

        Assert.Equal(3_000, Assert.Single(source.Asked).Offset);
    }

    [Fact]
    public async Task Next_source_is_asked_when_the_first_has_no_such_file()
    {
        var empty = new FolderSource(repository.PathOf("library"));

        await media.FetchAsync(
            [empty, new FolderSource(repository.Root)],
            Talk,
            File(Talk),
            TestContext.Current.CancellationToken
        );

        Assert.NotNull(media.Find(File(Talk)));
    }

    [Fact]
    public async Task Full_budget_lets_go_what_nobody_asked_for_the_longest()
    {
        await FetchAsync(Talk);
        repository.Clock.Advance(TimeSpan.FromMinutes(1));
        await FetchAsync(Song);
        repository.Clock.Advance(TimeSpan.FromMinutes(1));
        media.Touch(File(Talk));

        Assert.True(media.TryMakeRoom(File(Film), 12_000, [], evicts: true));

        Assert.NotNull(media.Find(File(Talk)));
        Assert.Null(media.Find(File(Song)));
    }

    [Fact]
    public async Task File_larger_than_the_budget_lets_nothing_go()
    {
        await FetchAsync(Talk);

        Assert.False(media.TryMakeRoom(File(Film), 7_999, [], evicts: true));

        Assert.NotNull(media.Find(File(Talk)));
    }

    [Fact]
    public async Task Nothing_goes_while_a_sync_works_on_the_folder()
    {
        await FetchAsync(Talk);

        Assert.False(media.TryMakeRoom(File(Film), 8_000, [], evicts: false));
        Assert.True(media.TryMakeRoom(File(Film), 12_000, [], evicts: false));

        Assert.NotNull(media.Find(File(Talk)));
    }

    [Fact]
    public async Task Files_on_their_way_count_and_stay()
    {
        await FetchAsync(Talk);

        Assert.False(media.TryMakeRoom(File(Film), 12_000, [File(Talk), File(Song)], evicts: true));

        Assert.NotNull(media.Find(File(Talk)));
    }

    [Fact]
    public async Task Article_that_is_asked_for_later_takes_what_readers_brought_and_fetches_the_rest()
    {
        await SyncAsync(new MediaChoice { Kinds = [] });
        await FetchAsync(Talk);
        var source = new LyingSource(repository.Root);

        await SyncAsync(new MediaChoice { Kinds = [], Asked = ["blast"] }, source);

        Assert.Equal(
            ["film.mp4", "leaf.svg", "song.opus"],
            source
                .Asked.Where(asked => asked.Path.StartsWith("targets/", StringComparison.Ordinal))
                .Select(asked => Path.GetFileName(asked.Path)[65..])
                .Order()
        );
    }

    [Fact]
    public async Task Syncs_and_their_switches_leave_alone_what_readers_brought()
    {
        var choice = new MediaChoice { Kinds = [] };
        await SyncAsync(choice);
        await FetchAsync(Talk);
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Publish();

        await SyncAsync(choice);

        Assert.Equal(2, repository.Active);
        Assert.NotNull(media.Find(File(Talk)));
    }

    private TargetFile File(string path) => ReleaseView.Open(repository.Root).Files[path];

    private Task FetchAsync(string path, IReleaseSource? source = null) =>
        media.FetchAsync(
            [source ?? new FolderSource(repository.Root)],
            path,
            File(path),
            TestContext.Current.CancellationToken
        );

    private Task<SyncOutcome> SyncAsync(MediaChoice choice, IReleaseSource? source = null) =>
        new Mirror(repository.PathOf("mirror"), repository.Clock, DateTimeOffset.UnixEpoch, choice: choice).SyncAsync(
            [source ?? new FolderSource(repository.Root)],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );
}
