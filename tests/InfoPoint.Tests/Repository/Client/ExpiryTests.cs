using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class ExpiryTests : ClientTest
{
    private static readonly DateTimeOffset Yesterday = SimulatedRepository.Start.AddDays(-1);

    [Fact]
    public async Task All_roots_are_walked_and_kept_before_the_last_one_must_be_fresh()
    {
        Initialise();
        await RefreshAsync();
        Repository.Publish("root");
        Repository.Expire("root", Yesterday);
        Repository.Publish("root", "timestamp");

        await RefusedAsync(ReleaseProblem.Expired);

        Assert.Equal([3, 1, 1, 1], Versions());
    }

    [Fact]
    public async Task Expired_root_between_two_does_no_harm()
    {
        Initialise();
        Repository.Expire("root", Yesterday);
        Repository.Publish("root");
        Repository.Expire("root", SimulatedRepository.Start.AddDays(1));
        Repository.Publish("root");

        await RefreshAsync();

        Assert.Equal(3, VersionOf("root"));
    }

    [Theory]
    [InlineData("timestamp", new long[] { 1, 1, 1, 1 })]
    [InlineData("snapshot", new long[] { 1, 2, 1, 1 })]
    [InlineData("targets", new long[] { 1, 2, 2, 1 })]
    public async Task Expired_role_is_not_kept(string role, long[] kept)
    {
        Initialise();
        await RefreshAsync();
        Repository.Expire(role, Yesterday);
        Repository.Publish("targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Expired);

        Assert.Equal(kept, Versions());
    }

    [Fact]
    public async Task Expired_files_on_disk_still_measure_newer_ones()
    {
        Repository.Expire("timestamp", SimulatedRepository.Start.AddDays(7));
        Repository.Expire("snapshot", SimulatedRepository.Start.AddDays(7));
        Repository.Publish("snapshot", "timestamp");
        Initialise();
        await RefreshAsync();
        Clock.Advance(TimeSpan.FromDays(18));
        Repository.Expire("timestamp", SimulatedRepository.Start.AddDays(21));
        Repository.Expire("snapshot", SimulatedRepository.Start.AddDays(21));
        Repository.Snapshot["version"] = 0;
        Repository.Publish("snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Rollback);
        Repository.Publish("snapshot", "snapshot", "timestamp");
        await RefreshAsync();

        Assert.Equal([1, 4, 3, 1], Versions());
    }

    [Fact]
    public async Task Expired_timestamp_that_nobody_replaced_is_refused()
    {
        Initialise();
        await RefreshAsync();
        Clock.Advance(TimeSpan.FromDays(31));
        Repository.Expire("root", SimulatedRepository.Start.AddDays(100));
        Repository.Publish("root");

        await RefusedAsync(ReleaseProblem.Expired);
    }

    [Fact]
    public async Task Expired_targets_on_disk_are_asked_for_again()
    {
        Repository.Expire("targets", SimulatedRepository.Start.AddDays(7));
        Repository.Publish("targets", "snapshot", "timestamp");
        Initialise();
        await RefreshAsync();
        Repository.Asked.Clear();
        Clock.Advance(TimeSpan.FromDays(8));

        await RefusedAsync(ReleaseProblem.Expired);

        Assert.Equal("metadata/2.targets.json", Repository.Asked[^1]);
    }

    [Fact]
    public async Task Delegated_role_that_is_expired_names_no_target()
    {
        Initialise();
        Repository.Delegate("targets", "A").Add("A", "a.txt", "A");
        Repository.Expire("A", Yesterday);
        Repository.Publish("A", "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Expired, "a.txt");

        Assert.Equal(0, VersionOf("A"));
        Assert.False(Directory.Exists(Taken));
    }

    [Fact]
    public async Task Delegated_role_that_expired_on_disk_is_replaced_by_a_newer_one()
    {
        Initialise();
        Repository.Delegate("targets", "A").Add("A", "a.txt", "A").Add("A", "b.txt", "B");
        Repository.Expire("A", SimulatedRepository.Start.AddDays(7));
        Repository.Publish("A", "targets", "snapshot", "timestamp");
        await DownloadAsync("a.txt");
        Clock.Advance(TimeSpan.FromDays(18));

        await RefusedAsync(ReleaseProblem.Expired, "b.txt");
        Repository.Expire("A", SimulatedRepository.Start.AddDays(21));
        Repository.Publish("A", "snapshot", "timestamp");

        Assert.Equal("B", await DownloadAsync("b.txt"));
    }

    [Fact]
    public async Task Fraction_of_a_second_in_a_date_is_read()
    {
        Initialise();
        Repository.Timestamp["expires"] = "2026-12-24T08:00:00.123456Z";
        Repository.Publish("timestamp");

        await RefreshAsync();

        Assert.Equal(2, VersionOf("timestamp"));
    }
}
