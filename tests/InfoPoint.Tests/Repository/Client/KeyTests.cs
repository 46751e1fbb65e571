using System.Text.Json.Nodes;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class KeyTests : ClientTest
{
    private static readonly SimulatedKey[] Keys =
    [
        .. Enumerable.Range(0, 10).Select(_ => SimulatedKey.Create("ed25519")),
    ];

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa-sha2-nistp256")]
    [InlineData("rsassa-pss-sha256")]
    [InlineData("rsa-pkcs1v15-sha256")]
    public async Task Every_kind_of_key_signs(string scheme)
    {
        Initialise();
        var keys = Enumerable.Range(0, 3).Select(_ => SimulatedKey.Create(scheme)).ToArray();
        Repository.Trust("timestamp", 1, keys[0]).Trust("snapshot", 1, keys[1]).Trust("targets", 1, keys[2]);
        Repository.Publish("root", "targets", "snapshot", "timestamp");
        await RefreshAsync();
        Assert.Equal([2, 2, 2, 2], Versions());
        Repository.SignWith("timestamp", SimulatedKey.Create(scheme)).Publish("timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(2, VersionOf("timestamp"));
    }

    [Theory]
    [InlineData("ed25519", "rsa", "rsassa-pss-sha256")]
    [InlineData("ecdsa-sha2-nistp256", "ed25519", "ed25519")]
    [InlineData("rsassa-pss-sha256", "rsa", "rsa-pkcs1v15-sha256")]
    [InlineData("ed25519", "ed25519", "unheard-of")]
    public async Task Key_under_a_false_name_does_not_count(string scheme, string type, string name)
    {
        Initialise();
        var key = SimulatedKey.Create(scheme);
        key.Json["keytype"] = type;
        key.Json["scheme"] = name;
        Repository.Trust("timestamp", 1, key).Publish("root", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);
    }

    /// <summary>Each root: its keys, its threshold, who signs it. The last one is good or bad.</summary>
    [Theory]
    [InlineData(true, "1/1/1", "2/1/21", "2/1/2")] // one key replaced
    [InlineData(true, "1/1/314", "2/1/3214", "2/1/324")] // signatures that nobody asked for
    [InlineData(true, "01234/3/024", "01234/3/041", "01234/3/013")] // any three of five
    [InlineData(true, "01234/3/024", "01345/3/041")] // one of five replaced
    [InlineData(true, "01234/3/024", "01345/3/0245", "01345/3/045")] // with a step between
    [InlineData(true, "01234/3/024", "56789/3/024567", "56789/3/567")] // all replaced
    [InlineData(true, "123/1/1", "123/2/12")] // more must sign
    [InlineData(true, "123/2/12", "123/1/12", "123/1/1")] // fewer must sign
    [InlineData(true, "1/1/1", "12/2/12")]
    [InlineData(false, "1/1/1", "2/1/234")] // not by the old key
    [InlineData(false, "1/1/1", "2/1/134")] // not by the new key
    [InlineData(false, "01234/3/024", "01345/3/024")] // only two of the new ones
    [InlineData(false, "01234/3/024", "01345/3/045")] // only two of the old ones
    [InlineData(false, "123/1/1", "123/2/2")]
    [InlineData(false, "123/2/12", "123/1/1")]
    public async Task New_root_needs_enough_old_and_enough_new_keys(bool isGood, params string[] roots)
    {
        Repository.Root["version"] = 0;
        foreach (var root in roots)
        {
            var parts = root.Split('/');
            Repository.Root["roles"]!["root"]!["keyids"] = new JsonArray(); // set by the constructor
            Repository
                .Trust("root", parts[1][0] - '0', Chosen(parts[0]))
                .SignWith("root", Chosen(parts[2]))
                .Publish("root");
        }

        Initialise();
        if (isGood)
            await RefreshAsync();
        else
            await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(isGood ? roots.Length : roots.Length - 1, VersionOf("root"));
    }

    [Theory]
    [InlineData(true, "2/1/2")]
    [InlineData(true, "1/1/314")]
    [InlineData(true, "01234/3/024")]
    [InlineData(true, "01234/3/234")]
    [InlineData(false, "2/1/134")]
    [InlineData(false, "01345/3/024")]
    [InlineData(false, "01345/3/04")]
    public async Task Other_roles_need_enough_of_the_keys_that_the_root_names(bool isGood, string keys)
    {
        var parts = keys.Split('/');
        Initialise();
        foreach (var role in new[] { "timestamp", "snapshot", "targets" })
            Repository.Trust(role, parts[1][0] - '0', Chosen(parts[0])).SignWith(role, Chosen(parts[2]));
        Repository.Publish("root", "targets", "snapshot", "timestamp");

        if (isGood)
            await RefreshAsync();
        else
            await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(2, VersionOf("root"));
        Assert.Equal(isGood ? 2 : 0, VersionOf("targets"));
    }

    /// <summary>The root alone has a new number: what lies on disk was signed by a key that no longer counts.</summary>
    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task Role_whose_key_was_replaced_is_taken_again_under_the_same_number(string role)
    {
        Initialise();
        await RefreshAsync();
        Repository.Trust(role, 1, Keys[0]).PublishAsIs(role).Publish("root");

        await RefreshAsync();

        Assert.Equal([2, 1, 1, 1], Versions());
        Assert.Equal(
            Repository.Served[Repository.PathOf(role)],
            await File.ReadAllBytesAsync(Path.Combine(Trusted, $"{role}.json"), Stop)
        );
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task Role_that_only_a_replaced_key_signed_is_refused(string role)
    {
        Initialise();
        await RefreshAsync();
        var old = Repository.KeysOf(role);
        Repository.Trust(role, 1, Keys[0]).SignWith(role, old).PublishAsIs(role).Publish("root");

        await RefusedAsync(ReleaseProblem.BadSignature);
    }

    [Fact]
    public async Task Role_with_fewer_keys_than_its_threshold_can_never_be_signed()
    {
        Initialise();
        await RefreshAsync();
        Repository.Trust("snapshot", 6, Chosen("01234")).Publish("root", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature);

        Assert.Equal(2, VersionOf("root"));
    }

    [Fact]
    public async Task One_key_under_two_ids_counts_once()
    {
        Initialise();
        var twin = SimulatedKey.Create("ed25519");
        var other = SimulatedKey.Create("ed25519");
        other.Json["keyval"] = twin.Json["keyval"]!.DeepClone(); // every key has one
        other.Json["x"] = "another id";
        Repository.Trust("timestamp", 2, twin, other).Publish("root", "timestamp");
        Repository.Tamper(
            "timestamp",
            json =>
            {
                var file = JsonNode.Parse(json)!;
                var signatures = file["signatures"]!.AsArray(); // published files have both
                signatures[1]!["sig"] = signatures[0]!["sig"]!.DeepClone(); // two signed
                return file.ToJsonString();
            }
        );

        await RefusedAsync(ReleaseProblem.BadSignature);
    }

    [Fact]
    public async Task Role_that_names_one_key_twice_is_refused()
    {
        Initialise();
        Repository.Trust("snapshot", 1, Keys[0]);
        Repository.Root["roles"]!["snapshot"]!["keyids"]!.AsArray().Add(Keys[0].Id); // just set
        Repository.Publish("root");

        await Assert.ThrowsAsync<ReleaseException>(RefreshAsync);

        Assert.Equal(0, VersionOf("snapshot"));
    }

    [Fact]
    public async Task File_that_one_key_signed_twice_is_refused()
    {
        Initialise();
        Repository
            .SignWith("timestamp", [.. Repository.KeysOf("timestamp"), .. Repository.KeysOf("timestamp")])
            .Publish("timestamp");

        await RefusedAsync(ReleaseProblem.Malformed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("00")]
    public async Task Bad_signature_does_no_harm_beside_enough_good_ones(string bad)
    {
        Initialise();
        Repository
            .Trust("timestamp", 2, Chosen("012"))
            .SignWith("timestamp", Chosen("012"))
            .Publish("root", "timestamp");
        Repository.Tamper(
            "timestamp",
            json =>
            {
                var file = JsonNode.Parse(json)!;
                file["signatures"]![1]!["sig"] = bad; // three signed
                return file.ToJsonString();
            }
        );

        await RefreshAsync();

        Assert.Equal(2, VersionOf("timestamp"));
    }

    [Fact]
    public async Task Hash_algorithms_that_a_key_claims_for_its_id_do_not_matter()
    {
        Initialise();
        var key = SimulatedKey.Create();
        key.Json["keyid_hash_algorithms"] = new JsonArray("md5");
        Repository.Trust("timestamp", 1, key).Publish("root", "timestamp");

        await RefreshAsync();

        Assert.Equal(2, VersionOf("timestamp"));
    }

    private static SimulatedKey[] Chosen(string numbers) => [.. numbers.Select(number => Keys[number - '0'])];
}
