using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class SigningTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Signing_each_day_keeps_a_release_alive_for_years_without_a_new_one()
    {
        repository.Publish();
        await repository.SyncAsync();
        for (var month = 0; month < 24; month++)
        {
            repository.Clock.Advance(TimeSpan.FromDays(30));
            repository.SignAgain();
        }

        var outcome = await repository.SyncAsync();

        Assert.Equal((1, false), (outcome.Release, outcome.IsNew));
        Assert.All(
            ReleaseView.Open(repository.Root).Expiries,
            role => Assert.True(role.At > repository.Clock.GetUtcNow().AddDays(60), role.Role)
        );
    }

    [Fact]
    public void Signing_the_next_day_changes_the_timestamp_alone()
    {
        repository.Publish();
        var before = Directory.GetFiles(Path.Combine(repository.Root, "metadata")).Length;
        repository.Clock.Advance(TimeSpan.FromDays(1));

        repository.SignAgain();

        Assert.Equal(before, Directory.GetFiles(Path.Combine(repository.Root, "metadata")).Length);
        Assert.Equal(repository.Clock.GetUtcNow(), ReleaseView.Open(repository.Root).SignedAt);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4, "timestamp")]
    [InlineData(
        740,
        "timestamp",
        "articles",
        "library",
        "packs",
        "mushrooms-media",
        "mushrooms-text",
        "rice-media",
        "rice-text",
        "root",
        "snapshot",
        "targets"
    )]
    public void Alarm_tells_what_people_must_look_after(int days, params string[] roles)
    {
        repository.Publish();

        var alarms = SigningAlarm.Look(ReleaseView.Open(repository.Root), repository.Clock.GetUtcNow().AddDays(days));

        Assert.Equal(roles.Order(), alarms.Select(alarm => alarm.Role).Order());
    }

    [Fact]
    public async Task Topic_that_is_gone_and_comes_back_is_taken()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Remove("articles/mushrooms");
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/mushrooms/oyster/vi.md", "Nấm\n");
        repository.Publish();

        var outcome = await repository.SyncAsync();

        Assert.Equal(["articles/mushrooms/oyster/vi.md"], outcome.Added);
    }

    [Fact]
    public void Pruning_keeps_the_newest_releases_and_those_that_a_slow_point_may_read()
    {
        PublishEachDay(20);

        var removed = new RepositoryPruning(3, TimeSpan.FromDays(7)).Run(repository.Root, Now, Stop);

        Assert.True(removed.Files > 0);
        Assert.Equal(
            [20L, 19, 18, 17, 16, 15, 14, 13],
            ReleaseHistory.Read(repository.Root).Select(line => line.Release)
        );
        Assert.Empty(ReleaseView.Open(repository.Root).FindDamage(Stop));
    }

    [Fact]
    public async Task Point_that_is_half_way_through_an_old_release_can_end_after_a_pruning()
    {
        PublishEachDay(3);
        var old = repository.Copy("old");
        PublishEachDay(3);
        new RepositoryPruning(1, TimeSpan.FromDays(30)).Run(repository.Root, Now, Stop);
        File.Copy(
            Path.Combine(old, "metadata", "timestamp.json"),
            Path.Combine(repository.Root, "metadata", "timestamp.json"),
            overwrite: true
        );

        Assert.Equal(3, (await repository.SyncAsync()).Release);
    }

    [Fact]
    public void Pruning_again_removes_nothing()
    {
        PublishEachDay(10);
        var pruning = new RepositoryPruning(2, TimeSpan.FromDays(1));
        pruning.Run(repository.Root, Now, Stop);

        Assert.Equal((0, 0), pruning.Run(repository.Root, Now, Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => repository.Clock.GetUtcNow();

    private void PublishEachDay(int days)
    {
        for (var day = 0; day < days; day++)
        {
            repository.Clock.Advance(TimeSpan.FromDays(1));
            repository.Write("library.yaml", $"name: {Now:O}\n");
            repository.Publish();
        }
    }
}
