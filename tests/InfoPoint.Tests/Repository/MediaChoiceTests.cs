using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class MediaChoiceTests : IDisposable
{
    private readonly TestRepository repository = new();

    public MediaChoiceTests()
    {
        repository.Write("articles/rice/blast/media/talk.opus", new string('s', 5_000));
        repository.Write("articles/rice/blast/media/film.mp4", new string('v', 50_000));
        repository.Publish();
    }

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("pile.jpg leaf.svg talk.opus film.mp4", "", "Pictures Documents Sound Video", null)]
    [InlineData("pile.jpg leaf.svg", "", "Pictures", null)]
    [InlineData("leaf.svg talk.opus film.mp4", "rice", "Pictures Sound Video", null)]
    [InlineData("leaf.svg talk.opus", "", "Pictures Sound Video", 6_000L)]
    [InlineData("", "", "", null)]
    public async Task Point_keeps_the_chosen_media_and_every_text(
        string kept,
        string topics,
        string kinds,
        long? budget
    )
    {
        await SyncAsync(
            new MediaChoice
            {
                Topics = Words(topics),
                Kinds = [.. Words(kinds).Select(Enum.Parse<MediaKind>)],
                BudgetBytes = budget,
            }
        );

        Assert.Equal(Words(kept).Order(), Media());
        Assert.NotNull(View().PathOnDisk("articles/mushrooms/oyster/vi.md"));
        Assert.Empty(View().FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Changed_choice_fetches_and_removes_the_difference_alone()
    {
        await SyncAsync(new MediaChoice { Kinds = [MediaKind.Pictures] });
        var source = new LyingSource(repository.Root);

        await SyncAsync(new MediaChoice { Kinds = [MediaKind.Sound] }, source);

        Assert.Equal(["talk.opus"], Media());
        Assert.Equal(
            ["talk.opus"],
            source
                .Asked.Where(asked => asked.Path.StartsWith("targets/", StringComparison.Ordinal))
                .Select(asked => Plain(asked.Path))
        );
    }

    [Fact]
    public async Task Article_that_staff_asked_for_comes_in_spite_of_the_choice()
    {
        await SyncAsync(new MediaChoice { Kinds = [], Asked = ["blast"] });

        Assert.Equal(["film.mp4", "leaf.svg", "talk.opus"], Media());
    }

    [Fact]
    public async Task Article_that_staff_asked_for_comes_before_all_else_and_within_the_budget()
    {
        await SyncAsync(new MediaChoice { BudgetBytes = 60_000, Asked = ["blast"] });
        Assert.Equal(["film.mp4", "leaf.svg", "talk.opus"], Media());

        await SyncAsync(new MediaChoice { BudgetBytes = 20_000, Asked = ["blast"] });
        Assert.Equal(["leaf.svg", "talk.opus"], Media());
    }

    [Fact]
    public async Task Reserve_for_readers_is_free_of_sound_and_not_of_pictures()
    {
        await SyncAsync(new MediaChoice { BudgetBytes = 306_000, ReservedBytes = 4_000 });

        Assert.Equal(["leaf.svg", "pile.jpg"], Media());
    }

    [Fact]
    public async Task Unchanged_choice_costs_two_requests()
    {
        var choice = new MediaChoice { Kinds = [MediaKind.Pictures] };
        await SyncAsync(choice);
        var source = new LyingSource(repository.Root);

        await SyncAsync(choice, source);

        Assert.Equal(2, source.Asked.Count);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string path) => Path.GetFileName(path)[65..];

    private ReleaseView View() => ReleaseView.Open(repository.Mirror.Repository);

    private IEnumerable<string> Media() =>
        Directory
            .EnumerateFiles(Path.Combine(repository.Mirror.Repository, "targets"), "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("/media/", StringComparison.Ordinal))
            .Select(Plain)
            .Order();

    private Task<SyncOutcome> SyncAsync(MediaChoice choice, IReleaseSource? source = null) =>
        new Mirror(repository.PathOf("mirror"), repository.Clock, DateTimeOffset.UnixEpoch, choice: choice).SyncAsync(
            [source ?? new FolderSource(repository.Root)],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );
}
