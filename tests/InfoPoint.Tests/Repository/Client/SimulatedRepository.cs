using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>A repository in memory whose every field, key and byte a test can change before it is published or served.</summary>
public sealed class SimulatedRepository : IReleaseSource
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, List<SimulatedKey>> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> published = new(StringComparer.Ordinal);
    private readonly DateTimeOffset expires;

    public SimulatedRepository()
        : this(Start) { }

    /// <summary>A repository whose roles end 30 days after a day.</summary>
    public SimulatedRepository(DateTimeOffset start)
    {
        expires = start.AddDays(30);
        foreach (var role in new[] { "root", "timestamp", "snapshot", "targets" })
            Roles[role] = Header(role);
        Root["consistent_snapshot"] = true;
        Root["keys"] = new JsonObject();
        Root["roles"] = new JsonObject();
        Timestamp["meta"] = new JsonObject();
        Snapshot["meta"] = new JsonObject();
        Targets["targets"] = new JsonObject();
        foreach (var role in new[] { "root", "timestamp", "snapshot", "targets" })
            Trust(role, 1, SimulatedKey.Create());
        Publish("root", "targets", "snapshot", "timestamp");
    }

    /// <summary>The signed part of each role.</summary>
    public Dictionary<string, JsonObject> Roles { get; } = new(StringComparer.Ordinal);

    public JsonObject Root => Roles["root"];

    public JsonObject Timestamp => Roles["timestamp"];

    public JsonObject Snapshot => Roles["snapshot"];

    public JsonObject Targets => Roles["targets"];

    /// <summary>Everything that is served, by its path.</summary>
    public Dictionary<string, byte[]> Served { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths that clients asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Write hashes and lengths into timestamp and snapshot.</summary>
    public bool NamesHashes { get; set; }

    /// <summary>No answer at all.</summary>
    public bool IsDown { get; set; }

    public byte[] FirstRoot => Served["metadata/1.root.json"];

    public string Name => "a simulated repository";

    public long BytesReceived { get; private set; }

    public bool IsConsistent => Root["consistent_snapshot"]!.GetValue<bool>(); // set by the constructor

    public Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel)
    {
        Asked.Add(path);
        if (IsDown)
            throw new ReleaseException(ReleaseProblem.Unreachable, "It is down.", "Wait.");
        if (!Served.TryGetValue(path, out var bytes))
            return Task.FromResult<SourceFile?>(null);
        var start = (int)Math.Min(offset, bytes.Length);
        BytesReceived += bytes.Length - start;
        return Task.FromResult<SourceFile?>(new SourceFile(new MemoryStream(bytes[start..]), start));
    }

    /// <summary>Says who signs a role from now on, in the root or in a delegation, and how many must.</summary>
    public SimulatedRepository Trust(string role, int threshold, params SimulatedKey[] trusted)
    {
        var (all, entry) = EntryOf(role);
        foreach (var key in trusted)
            all[key.Id] = key.Json.DeepClone();
        entry["keyids"] = new JsonArray([.. trusted.Select(key => (JsonNode)key.Id)]);
        entry["threshold"] = threshold;
        keys[role] = [.. trusted];
        return this;
    }

    /// <summary>Says which keys really sign a role, whatever is trusted.</summary>
    public SimulatedRepository SignWith(string role, params SimulatedKey[] signers)
    {
        keys[role] = [.. signers];
        return this;
    }

    /// <summary>Who signs a role.</summary>
    public SimulatedKey[] KeysOf(string role) => [.. keys[role]];

    /// <summary>Hands paths down to a role; a new one has a key of its own.</summary>
    public SimulatedRepository Delegate(string from, string to, bool terminating = false, params string[] paths)
    {
        var delegations = Delegations(from);
        delegations["roles"]!
            .AsArray()
            .Add( // set by Delegations
                new JsonObject
                {
                    ["name"] = to,
                    ["keyids"] = new JsonArray(),
                    ["threshold"] = 1,
                    ["terminating"] = terminating,
                    ["paths"] = new JsonArray([.. (paths.Length == 0 ? ["*"] : paths).Select(path => (JsonNode)path)]),
                }
            );
        if (!Roles.ContainsKey(to))
        {
            Roles[to] = Header("targets");
            Roles[to]["targets"] = new JsonObject();
            keys[to] = [SimulatedKey.Create()];
        }

        TrustFrom(from, to, 1, [.. keys[to]]);
        return this;
    }

    /// <summary>Says whom one delegator trusts for a role.</summary>
    public SimulatedRepository TrustFrom(string from, string role, int threshold, params SimulatedKey[] trusted)
    {
        var delegations = Delegations(from);
        foreach (var key in trusted)
            delegations["keys"]!.AsObject()[key.Id] = key.Json.DeepClone(); // set by Delegations
        var entry = DelegationOf(from, role);
        entry["keyids"] = new JsonArray([.. trusted.Select(key => (JsonNode)key.Id)]);
        entry["threshold"] = threshold;
        return this;
    }

    public JsonObject DelegationOf(string from, string role) =>
        Delegations(from)["roles"]!
            .AsArray()
            .Select(entry => entry!.AsObject())
            .Last(entry => (string?)entry["name"] == role); // set by Delegations

    /// <summary>Adds a target; the role must be published afterwards.</summary>
    public SimulatedRepository Add(string role, string path, string content, params string[] kinds)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var hashes = new JsonObject();
        foreach (var kind in kinds.Length == 0 ? ["sha256"] : kinds)
            hashes[kind] = Convert.ToHexStringLower(
                kind == "sha512" ? SHA512.HashData(bytes)
                : kind == "sha256" ? SHA256.HashData(bytes)
                : SHA384.HashData(bytes)
            );
        Roles[role]["targets"]!.AsObject()[path] = new JsonObject { ["hashes"] = hashes, ["length"] = bytes.Length }; // roles have targets
        foreach (var (_, hash) in hashes)
            Served[IsConsistent ? RepositoryLayout.Target(path, hash!.GetValue<string>()) : $"targets/{path}"] = bytes;
        return this;
    }

    /// <summary>Signs roles as their next versions and serves them; the first time as version 1.</summary>
    public SimulatedRepository Publish(params string[] roles)
    {
        foreach (var role in roles)
        {
            if (!published.Add(role))
                Roles[role]["version"] = Version(role) + 1;
            PublishAsIs(role);
        }

        return this;
    }

    /// <summary>Signs a role with the version that it says.</summary>
    public SimulatedRepository PublishAsIs(string role)
    {
        var signed = Roles[role];
        var raw = CanonicalJson.Write(
            new JsonObject
            {
                ["signatures"] = new JsonArray([.. keys[role].Select(key => (JsonNode)key.Sign(signed))]),
                ["signed"] = signed.DeepClone(),
            }
        );
        Served[PathOf(role)] = raw;
        if (role == "snapshot")
            Timestamp["meta"]!["snapshot.json"] = Meta(role, raw);
        else if (role is not ("root" or "timestamp"))
            Snapshot["meta"]![$"{role}.json"] = Meta(role, raw);
        return this;
    }

    /// <summary>Changes the file that is served for a role, after it was signed.</summary>
    public SimulatedRepository Tamper(string role, Func<string, string> change)
    {
        Served[PathOf(role)] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Served[PathOf(role)])));
        return this;
    }

    public string PathOf(string role) =>
        role == "timestamp" || (role != "root" && !IsConsistent)
            ? RepositoryLayout.Metadata(role)
            : RepositoryLayout.Metadata(role, Version(role));

    public long Version(string role) =>
        long.Parse(Roles[role]["version"]!.ToJsonString(), CultureInfo.InvariantCulture); // headers have one

    public void Expire(string role, DateTimeOffset at) => Roles[role]["expires"] = Date(at);

    private static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private JsonObject Meta(string role, byte[] raw)
    {
        var meta = new JsonObject { ["version"] = Version(role) };
        if (NamesHashes)
        {
            meta["length"] = raw.Length;
            meta["hashes"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(raw)) };
        }

        return meta;
    }

    private (JsonObject Keys, JsonObject Entry) EntryOf(string role)
    {
        var roles = Root["roles"]!.AsObject(); // set by the constructor
        if (!roles.ContainsKey(role))
            roles[role] = new JsonObject();
        return (Root["keys"]!.AsObject(), roles[role]!.AsObject()); // just set
    }

    private JsonObject Delegations(string role)
    {
        Roles[role]["delegations"] ??= new JsonObject { ["keys"] = new JsonObject(), ["roles"] = new JsonArray() };
        return Roles[role]["delegations"]!.AsObject(); // just set
    }

    private JsonObject Header(string type) =>
        new()
        {
            ["_type"] = type,
            ["spec_version"] = "1.0.34",
            ["version"] = 1,
            ["expires"] = Date(expires),
        };
}
