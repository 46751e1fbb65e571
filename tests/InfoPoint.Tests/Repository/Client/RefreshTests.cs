using System.Text.Json.Nodes;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class RefreshTests : ClientTest
{
    [Fact]
    public async Task First_refresh_asks_for_the_next_root_and_each_role_once()
    {
        Initialise();

        await RefreshAsync();

        Assert.Equal(
            ["metadata/2.root.json", "metadata/timestamp.json", "metadata/1.snapshot.json", "metadata/1.targets.json"],
            Repository.Asked
        );
        Assert.Equal([1, 1, 1, 1], Versions());
    }

    [Fact]
    public async Task Unchanged_timestamp_ends_the_refresh()
    {
        Initialise();
        await RefreshAsync();
        Repository.Asked.Clear();

        await RefreshAsync();

        Assert.Equal(["metadata/2.root.json", "metadata/timestamp.json"], Repository.Asked);
    }

    [Fact]
    public async Task Files_are_kept_byte_for_byte_as_received()
    {
        Repository.Tamper("timestamp", json => json.Replace(",", " ,\n", StringComparison.Ordinal));
        Initialise();

        await RefreshAsync();

        foreach (var role in new[] { "root", "timestamp", "snapshot", "targets" })
            Assert.Equal(
                Repository.Served[Repository.PathOf(role)],
                await File.ReadAllBytesAsync(Path.Combine(Trusted, $"{role}.json"), Stop)
            );
        Assert.Equal(4, Directory.GetFiles(Trusted).Length);
    }

    [Fact]
    public async Task Repository_without_consistent_snapshots_is_asked_for_plain_names()
    {
        Repository.Root["consistent_snapshot"] = false;
        Repository.Publish("root", "targets", "snapshot", "timestamp");
        Repository.Add("targets", "dir/a.txt", "A").Publish("targets", "snapshot", "timestamp");
        Initialise();

        Assert.Equal("A", await DownloadAsync("dir/a.txt"));

        Assert.Equal(
            [
                "metadata/2.root.json",
                "metadata/3.root.json",
                "metadata/timestamp.json",
                "metadata/snapshot.json",
                "metadata/targets.json",
                "targets/dir/a.txt",
            ],
            Repository.Asked
        );
    }

    [Theory]
    [InlineData("timestamp", new long[] { 1, 0, 0, 0 })]
    [InlineData("snapshot", new long[] { 1, 1, 0, 0 })]
    [InlineData("targets", new long[] { 1, 1, 1, 0 })]
    public async Task Missing_file_stops_the_refresh_and_newer_parents_stay(string role, long[] kept)
    {
        Initialise();
        Repository.Served.Remove(Repository.PathOf(role));

        await RefusedAsync(ReleaseProblem.Missing);

        Assert.Equal(kept, Versions());
    }

    [Theory]
    [InlineData("root", new long[] { 1, 1, 1, 1 })]
    [InlineData("timestamp", new long[] { 2, 1, 1, 1 })]
    [InlineData("snapshot", new long[] { 2, 2, 1, 1 })]
    [InlineData("targets", new long[] { 2, 2, 2, 1 })]
    public async Task Role_signed_by_a_stranger_is_refused_and_earlier_roles_stay_updated(string role, long[] kept)
    {
        Initialise();
        await RefreshAsync();
        Repository.SignWith(role, SimulatedKey.Create()).Publish("root", "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(kept, Versions());
    }

    [Theory]
    [InlineData("root", new long[] { 1, 1, 1, 1 })]
    [InlineData("timestamp", new long[] { 2, 1, 1, 1 })]
    [InlineData("snapshot", new long[] { 2, 2, 1, 1 })]
    [InlineData("targets", new long[] { 2, 2, 2, 1 })]
    public async Task Role_without_signatures_is_refused(string role, long[] kept)
    {
        Initialise();
        await RefreshAsync();
        Repository.SignWith(role).Publish("root", "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(kept, Versions());
    }

    [Theory]
    [InlineData("root")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task Role_with_another_version_than_announced_is_refused(string role)
    {
        Initialise();
        Repository.Publish("root", "targets", "snapshot", "timestamp");
        var place = Repository.PathOf(role);
        Repository.Roles[role]["version"] = 7;
        Repository.PublishAsIs(role);
        Repository.Served[place] = Repository.Served[Repository.PathOf(role)];

        await RefusedAsync(ReleaseProblem.Rollback);

        Assert.Equal(role == "root" ? 1 : 0, VersionOf(role));
    }

    [Theory]
    [InlineData("root")]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task Wrong_type_is_refused(string role)
    {
        Initialise();
        Repository.Roles[role]["_type"] = "other";
        Repository.Publish("root", "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Malformed);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("expires")]
    [InlineData("_type")]
    [InlineData("spec_version")]
    [InlineData("roles")]
    public async Task First_root_that_is_no_root_is_refused_without_a_request(string field)
    {
        Repository.Root.Remove(field);
        Directory.CreateDirectory(Trusted);
        var raw = CanonicalJson.Write(
            new JsonObject { ["signatures"] = new JsonArray(), ["signed"] = Repository.Root.DeepClone() }
        );
        await File.WriteAllBytesAsync(Path.Combine(Trusted, "root.json"), raw, Stop);

        Assert.Throws<ReleaseException>(() => TufClient.Initialise(Path.Combine(Trusted, "other"), raw));
        await Assert.ThrowsAsync<ReleaseException>(RefreshAsync);

        Assert.Empty(Repository.Asked);
    }

    [Fact]
    public async Task First_root_that_is_not_signed_by_its_own_keys_is_refused_without_a_request()
    {
        Repository.SignWith("root", SimulatedKey.Create()).PublishAsIs("root");
        Directory.CreateDirectory(Trusted);
        await File.WriteAllBytesAsync(Path.Combine(Trusted, "root.json"), Repository.FirstRoot, Stop);

        Assert.Throws<ReleaseException>(Initialise);
        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Empty(Repository.Asked);
    }

    [Fact]
    public async Task Client_without_a_root_trusts_nobody() => await RefusedAsync(ReleaseProblem.NoTrust);

    [Fact]
    public async Task Timestamp_of_the_same_version_is_passed_over()
    {
        Initialise();
        await RefreshAsync();
        var before = Repository.Served["metadata/timestamp.json"];
        Repository.Timestamp["meta"]!["snapshot.json"]!["version"] = 100; // set by publishing
        Repository.PublishAsIs("timestamp");

        await RefreshAsync();

        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Trusted, "timestamp.json"), Stop));
    }

    [Theory]
    [InlineData("snapshot", new long[] { 1, 2, 1, 1 })]
    [InlineData("targets", new long[] { 1, 2, 2, 1 })]
    public async Task Hash_that_the_parent_names_is_held_to(string role, long[] kept)
    {
        Initialise();
        await RefreshAsync();
        Repository.NamesHashes = true;
        Repository.Publish("targets", "snapshot", "timestamp");
        Repository.Tamper(
            role,
            json => json.Replace("\"signed\":{", "\"signed\": {", StringComparison.Ordinal)[..^1] + "}"
        );
        var wrong = Repository.Served[Repository.PathOf(role)];
        Repository.Served[Repository.PathOf(role)] = [.. wrong[..^1], (byte)'\n', wrong[^1]];

        var refused = await Assert.ThrowsAsync<ReleaseException>(RefreshAsync);

        Assert.True(refused.Problem is ReleaseProblem.WrongLength or ReleaseProblem.WrongHash);
        Assert.Equal(kept, Versions());
    }

    [Fact]
    public async Task Length_that_the_parent_names_is_the_most_that_is_read()
    {
        Initialise();
        Repository.NamesHashes = true;
        Repository.Publish("targets", "snapshot", "timestamp");
        Repository.Served[Repository.PathOf("snapshot")] =
        [
            .. Repository.Served[Repository.PathOf("snapshot")],
            .. new byte[100],
        ];

        await RefusedAsync(ReleaseProblem.WrongLength);
    }

    [Theory]
    [InlineData("root", 512_000)]
    [InlineData("timestamp", 16_384)]
    [InlineData("snapshot", 2_000_000)]
    [InlineData("targets", 5_000_000)]
    public async Task Longer_file_than_the_limit_is_refused(string role, int limit)
    {
        Initialise();
        Repository.Publish("root", "targets", "snapshot", "timestamp");
        Repository.Served[Repository.PathOf(role)] = new byte[limit + 1];

        await RefusedAsync(ReleaseProblem.WrongLength);
    }

    [Fact]
    public async Task Hash_of_an_unknown_kind_alone_is_refused()
    {
        Initialise();
        Repository.Timestamp["meta"]!["snapshot.json"]!["hashes"] = new JsonObject { ["md99"] = "00" }; // set by publishing
        Repository.Publish("timestamp");

        await RefusedAsync(ReleaseProblem.Malformed);
    }

    [Fact]
    public async Task Fields_that_nobody_knows_are_part_of_what_is_signed()
    {
        Initialise();
        Repository.Root["custom"] = new JsonObject { ["b"] = 2, ["a"] = "ເຫັດ \"\\ \u0001" }; // mushroom
        Repository.Root["keys"]!.AsObject().First().Value!["extra"] = "x"; // the constructor added keys
        Repository.Root["roles"]!["root"]!["another"] = 1; // as above
        Repository.Timestamp["custom"] = new JsonArray(1, "x", true);
        Repository.Publish("root", "timestamp");

        await RefreshAsync();

        Assert.Equal([2, 2, 1, 1], Versions());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.99.3")]
    public async Task Every_first_edition_of_the_specification_is_read(string version)
    {
        Initialise();
        Repository.Timestamp["spec_version"] = version;
        Repository.Publish("timestamp");

        await RefreshAsync();

        Assert.Equal(2, VersionOf("timestamp"));
    }

    [Fact]
    public async Task Next_edition_of_the_specification_is_refused()
    {
        Initialise();
        Repository.Timestamp["spec_version"] = "2.0.0";
        Repository.Publish("timestamp");

        await RefusedAsync(ReleaseProblem.Malformed);
    }

    [Fact]
    public async Task At_most_256_roots_are_walked_in_one_refresh()
    {
        Initialise();
        for (var i = 0; i < 300; i++)
            Repository.Publish("root");

        await RefreshAsync();
        Assert.Equal(257, VersionOf("root"));

        await RefreshAsync();
        Assert.Equal(301, VersionOf("root"));
    }

    [Fact]
    public async Task Next_mirror_is_asked_when_one_is_down_lacks_a_file_or_lies()
    {
        Initialise();
        Repository.Add("targets", "a.txt", "right").Publish("targets", "snapshot", "timestamp");
        var down = new SimulatedRepository { IsDown = true };
        var empty = new SimulatedRepository();
        empty.Served.Clear();
        var stranger = new SimulatedRepository();
        stranger.Served["metadata/2.root.json"] = stranger.FirstRoot;
        foreach (
            var path in Repository.Served.Keys.Where(path => path.StartsWith("targets/", StringComparison.Ordinal))
        )
            stranger.Served[path] = "wrong"u8.ToArray();

        var place = await Client(down, empty, stranger, Repository).DownloadAsync("a.txt", Taken, Stop);

        Assert.Equal("right", await File.ReadAllTextAsync(place, Stop));
    }
}
