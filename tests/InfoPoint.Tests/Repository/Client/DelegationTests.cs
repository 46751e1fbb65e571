using System.Text.Json.Nodes;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

public sealed class DelegationTests : ClientTest
{
    /// <summary>Delegations in order of listing, <c>from to</c>; <c>!</c> ends the search, a pattern may follow.</summary>
    [Theory]
    [InlineData("A", "targets A")]
    [InlineData("A B", "targets A", "targets B")]
    [InlineData("A B C", "targets A", "targets B", "B C")]
    [InlineData("A C D B", "targets A", "targets B", "A C", "A D")]
    [InlineData("A C D B", "targets A", "targets B", "A C", "C D")]
    [InlineData("A C", "targets A", "targets B", "A C!", "A D")]
    [InlineData("A C D", "targets A", "targets B", "A C!", "C D")]
    [InlineData("B", "targets A *.py", "targets B", "A C")]
    [InlineData("A B", "targets A", "targets B", "A C *.py", "C D")]
    [InlineData("A B C D", "targets A", "targets B", "B C", "C D", "D B")]
    [InlineData("A C B", "targets A", "targets B", "B C", "A C")]
    [InlineData("A B C", "targets A", "targets B", "B C", "A C *.py")]
    [InlineData("A B", "targets A *.py!", "targets A", "targets B")]
    public async Task Roles_are_searched_depth_first_in_the_order_of_listing(
        string visited,
        params string[] delegations
    )
    {
        Initialise();
        var roles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parts in delegations.Select(delegation => delegation.Split(' ')))
        {
            var name = parts[1].TrimEnd('!');
            var pattern = parts.Length > 2 ? parts[2].TrimEnd('!') : "*";
            Repository.Delegate(parts[0], name, parts[^1].EndsWith('!'), pattern);
            roles.Add(name);
        }

        Repository.Publish([.. roles, "targets", "snapshot", "timestamp"]);

        await RefusedAsync(ReleaseProblem.Missing, "missing");

        Assert.Equal(visited.Split(' ').Select(role => $"metadata/1.{role}.json"), Repository.Asked.Skip(4));
    }

    [Theory]
    [InlineData("top.txt", "")]
    [InlineData("README.md", "A")]
    [InlineData("releases/x/one", "B C")]
    [InlineData("releases/y/one.zip", "B D")]
    public async Task Target_is_found_through_every_role_that_covers_it(string path, string visited)
    {
        Tree();

        Assert.Equal(path, await DownloadAsync(path));

        Assert.Equal(
            visited.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(role => $"metadata/1.{role}.json"),
            Repository.Asked.Skip(4).SkipLast(1)
        );
    }

    [Theory]
    [InlineData("releases/z/one.zip")] // named by D, which is trusted for y alone
    [InlineData("releases/x/deep/one")] // * is no /
    [InlineData("readme.MD")] // capitals are other letters
    public async Task Role_may_name_only_what_the_whole_chain_covers(string path)
    {
        Tree();

        await RefusedAsync(ReleaseProblem.Missing, path);
    }

    [Fact]
    public async Task Question_mark_stands_for_one_letter_but_no_slash()
    {
        Initialise();
        Repository
            .Delegate("targets", "A", paths: "a?c")
            .Add("A", "abc", "1")
            .Add("A", "a/c", "2")
            .Add("A", "abbc", "3");
        Repository.Publish("A", "targets", "snapshot", "timestamp");

        Assert.Equal("1", await DownloadAsync("abc"));
        await RefusedAsync(ReleaseProblem.Missing, "a/c");
        await RefusedAsync(ReleaseProblem.Missing, "abbc");
    }

    [Fact]
    public async Task Prefix_of_the_hash_of_a_path_hands_down()
    {
        Initialise();
        Repository.Delegate("targets", "A").Add("A", "a.txt", "A").Add("A", "b.txt", "B");
        var entry = Repository.DelegationOf("targets", "A");
        entry.Remove("paths");
        entry["path_hash_prefixes"] = new JsonArray(Sha256("a.txt")[..6]);
        Repository.Publish("A", "targets", "snapshot", "timestamp");

        Assert.Equal("A", await DownloadAsync("a.txt"));
        await RefusedAsync(ReleaseProblem.Missing, "b.txt");
    }

    [Fact]
    public async Task Role_under_two_delegators_is_checked_against_the_one_that_leads_to_it()
    {
        Initialise();
        var stranger = SimulatedKey.Create();
        Repository
            .Delegate("targets", "A", paths: "a*")
            .Delegate("targets", "B", paths: "b*")
            .Delegate("A", "C", paths: "a*")
            .Delegate("B", "C", paths: "b*")
            .TrustFrom("B", "C", 1, stranger)
            .Add("C", "a.txt", "A")
            .Add("C", "b.txt", "B")
            .Publish("A", "B", "C", "targets", "snapshot", "timestamp");
        var client = Client();

        await client.DownloadAsync("a.txt", Taken, Stop);
        var refused = await Assert.ThrowsAsync<ReleaseException>(() => client.DownloadAsync("b.txt", Taken, Stop));

        Assert.Equal(ReleaseProblem.BadSignature, refused.Problem);
        Assert.Single(Directory.GetFiles(Taken));
    }

    [Fact]
    public async Task Role_that_two_delegators_trust_by_different_keys_serves_both()
    {
        Initialise();
        var second = SimulatedKey.Create();
        Repository
            .Delegate("targets", "A", paths: "a*")
            .Delegate("targets", "B", paths: "b*")
            .Delegate("A", "C")
            .Delegate("B", "C");
        Repository
            .TrustFrom("B", "C", 1, second)
            .SignWith("C", [.. Repository.KeysOf("C"), second])
            .Add("C", "a.txt", "A")
            .Add("C", "b.txt", "B")
            .Publish("A", "B", "C", "targets", "snapshot", "timestamp");
        var client = Client();

        await client.DownloadAsync("a.txt", Taken, Stop);
        await client.DownloadAsync("b.txt", Taken, Stop);

        Assert.Single(Repository.Asked, path => path == "metadata/1.C.json");
    }

    [Fact]
    public async Task Delegated_role_by_a_stranger_is_refused()
    {
        Initialise();
        Repository.Delegate("targets", "A").Add("A", "a.txt", "A").SignWith("A", SimulatedKey.Create());
        Repository.Publish("A", "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.BadSignature, "a.txt");

        Assert.Equal(0, VersionOf("A"));
    }

    [Fact]
    public async Task Role_that_the_snapshot_does_not_name_is_not_asked_for()
    {
        Initialise();
        Repository.Delegate("targets", "A").Publish("A", "targets");
        Repository.Snapshot["meta"]!.AsObject().Remove("A.json"); // set by the constructor
        Repository.Publish("snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Missing, "a.txt");

        Assert.DoesNotContain("metadata/1.A.json", Repository.Asked);
    }

    [Fact]
    public async Task Search_ends_after_32_delegated_roles()
    {
        Initialise();
        var names = Enumerable.Range(0, 40).Select(i => $"r{i}").ToArray();
        foreach (var name in names)
            Repository.Delegate("targets", name);
        Repository.Add("r31", "near.txt", "near").Add("r32", "far.txt", "far");
        Repository.Publish([.. names, "targets", "snapshot", "timestamp"]);

        Assert.Equal("near", await DownloadAsync("near.txt"));
        await RefusedAsync(ReleaseProblem.Missing, "far.txt");
    }

    [Theory]
    [InlineData("?", "metadata/1.%3F.json")]
    [InlineData("#", "metadata/1.%23.json")]
    [InlineData("/role", "metadata/1.%2Frole.json")]
    [InlineData("../role", "metadata/1...%2Frole.json")]
    [InlineData("..", "metadata/1.%2E%2E.json")]
    [InlineData("ເຂົ້າ", "metadata/1.%E0%BB%80%E0%BA%82%E0%BA%BB%E0%BB%89%E0%BA%B2.json")] // rice
    public async Task Odd_name_of_a_role_is_one_safe_part_of_addresses_and_files(string name, string address)
    {
        Initialise();
        Repository.Delegate("targets", name).Publish(name, "targets", "snapshot", "timestamp");

        await RefusedAsync(ReleaseProblem.Missing, "missing");

        Assert.Equal(address, Repository.Asked[^1]);
        Assert.Equal(1, VersionOf(name));
        Assert.Equal(5, Directory.GetFiles(Trusted, "*.json").Length);
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))
        );

    private void Tree()
    {
        Initialise();
        Repository
            .Delegate("targets", "A", paths: ["*.doc", "*.md"])
            .Delegate("targets", "B", paths: "releases/*/*")
            .Delegate("B", "C", paths: "releases/x/*")
            .Delegate("B", "D", paths: "releases/y/*.zip");
        foreach (
            var (role, path) in new[]
            {
                ("targets", "top.txt"),
                ("A", "README.md"),
                ("C", "releases/x/one"),
                ("C", "releases/x/deep/one"),
                ("D", "releases/y/one.zip"),
                ("D", "releases/z/one.zip"),
            }
        )
            Repository.Add(role, path, path);
        Repository.Publish("A", "B", "C", "D", "targets", "snapshot", "timestamp");
    }
}
