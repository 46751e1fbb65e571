using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class RollbackTests : ClientTest
{
    [Fact]
    public async Task Older_timestamp_is_refused()
    {
        Initialise();
        Repository.Publish("timestamp");
        await RefreshAsync();
        Repository.Timestamp["version"] = 1;
        Repository.PublishAsIs("timestamp");

        await RefusedAsync(ReleaseProblem.Rollback);

        Assert.Equal(2, VersionOf("timestamp"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Timestamp_that_names_an_older_snapshot_is_refused(bool namesHashes)
    {
        Repository.NamesHashes = namesHashes;
        Initialise();
        Repository.Publish("snapshot", "timestamp");
        await RefreshAsync();
        Repository.Snapshot["version"] = 1;
        Repository.PublishAsIs("snapshot").Publish("timestamp");

        await RefusedAsync(ReleaseProblem.Rollback);

        Assert.Equal([1, 2, 2, 1], Versions());
        Assert.Equal("metadata/timestamp.json", Repository.Asked[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Snapshot_that_names_older_targets_is_refused(bool namesHashes)
    {
        Repository.NamesHashes = namesHashes;
        Initialise();
        Repository.Publish("targets", "targets", "snapshot", "timestamp");
        await RefreshAsync();
        Repository.Targets["version"] = 1;
        Repository.PublishAsIs("targets").Publish("snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Rollback);

        Assert.Equal([1, 3, 2, 3], Versions());
    }

    [Fact]
    public async Task Role_that_vanishes_from_the_snapshot_is_refused()
    {
        Initialise();
        Repository.Delegate("targets", "A").Publish("A", "targets", "snapshot", "timestamp");
        await RefreshAsync();
        Repository.Snapshot["meta"]!.AsObject().Remove("A.json"); // set by the constructor
        Repository.Publish("snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Rollback);

        Assert.Equal(2, VersionOf("snapshot"));
    }

    [Fact]
    public async Task Snapshot_newer_than_its_timestamp_is_not_taken()
    {
        Initialise();
        await RefreshAsync();
        Repository.Publish("snapshot");

        await RefreshAsync();

        Assert.Equal(1, VersionOf("snapshot"));
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    public async Task Rotation_of_a_key_brings_back_from_versions_that_ran_ahead(string role)
    {
        Initialise();
        Repository.Roles[role]["version"] = 99_999;
        Repository.PublishAsIs(role).Publish("timestamp");
        await RefreshAsync();
        Repository.Trust("snapshot", 1, SimulatedKey.Create()).Trust("timestamp", 1, SimulatedKey.Create());
        Repository.Snapshot["version"] = 1;
        Repository.Timestamp["version"] = 1;
        Repository.PublishAsIs("snapshot").PublishAsIs("timestamp").Publish("root");

        await RefreshAsync();

        Assert.Equal([2, 1, 1, 1], Versions());
    }

    [Fact]
    public async Task Rotation_of_the_snapshot_key_lets_targets_go_back()
    {
        Initialise();
        Repository.Targets["version"] = 100;
        Repository.PublishAsIs("targets").Publish("snapshot", "timestamp");
        await RefreshAsync();
        Repository.Targets["version"] = 1;
        Repository
            .Trust("snapshot", 1, SimulatedKey.Create())
            .PublishAsIs("targets")
            .Publish("snapshot", "timestamp", "root");

        await RefreshAsync();

        Assert.Equal([2, 3, 3, 1], Versions());
    }

    [Fact]
    public async Task Timestamp_by_a_key_out_of_service_is_gone_before_the_new_root_is_written()
    {
        Initialise();
        await RefreshAsync();
        Repository.Trust("timestamp", 1, SimulatedKey.Create()).Publish("root");
        Repository.Served.Remove("metadata/timestamp.json");

        await RefusedAsync(ReleaseProblem.Missing);

        Assert.Equal([2, 0, 0, 1], Versions());
    }

    [Fact]
    public async Task Key_that_is_only_added_leaves_what_the_old_one_signed()
    {
        Initialise();
        await RefreshAsync();
        var old = Repository.Root["roles"]!["snapshot"]!["keyids"]![0]!.GetValue<string>(); // set by the constructor
        Repository.Trust("snapshot", 2, SimulatedKey.Create(), SimulatedKey.Create());
        Repository.Root["roles"]!["snapshot"]!["keyids"]!.AsArray().Add(old); // as above
        Repository.SignWith("snapshot").Publish("root", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal([2, 2, 1, 1], Versions());
    }
}
