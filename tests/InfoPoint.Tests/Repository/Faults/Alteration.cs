using System.Text;
using System.Text.Json.Nodes;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>One random lie of a source, always the same for the same number: bytes flipped, cut, put in, files swapped, older or of another hub, metadata edited.</summary>
public sealed class Alteration
{
    private readonly Dictionary<string, byte[]?> files = new(StringComparer.Ordinal);
    private readonly Random random;
    private readonly AlterableFiles all;

    private Alteration(int number, AlterableFiles all, IReadOnlyList<string> asked)
    {
        random = new Random(number);
        this.all = all;
        var path = asked[random.Next(asked.Count)];
        What = random.Next(12) switch
        {
            0 or 1 => FlipBytes(path),
            2 => Cut(path),
            3 => PutIn(path),
            4 => Swap(path, asked[random.Next(asked.Count)]),
            5 => Older(path),
            6 => Mix(asked),
            7 => Foreign(path),
            8 => Withhold(path),
            9 => EditSignatures(path),
            _ => EditSigned(path),
        };
    }

    /// <summary>What was done, for people.</summary>
    public string What { get; }

    /// <summary>The alteration of that number among the files that an honest sync asks for.</summary>
    public static Alteration Make(int number, AlterableFiles all, IReadOnlyList<string> asked) =>
        new(number, all, asked);

    /// <summary>What the source sends for a path; null for nothing.</summary>
    public byte[]? Send(string path) =>
        files.TryGetValue(path, out var altered) ? altered : all.True.GetValueOrDefault(path);

    private byte[] Copy(string path) => (byte[])all.True[path].Clone();

    private string FlipBytes(string path)
    {
        var bytes = Copy(path);
        var count = random.Next(4) == 0 ? random.Next(1, 20) : 1;
        for (var i = 0; i < count && bytes.Length > 0; i++)
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        files[path] = bytes;
        return $"{count} bytes of {path} flipped";
    }

    private string Cut(string path)
    {
        var left = random.Next(all.True[path].Length + 1);
        files[path] = all.True[path][..left];
        return $"{path} cut after {left} bytes";
    }

    private string PutIn(string path)
    {
        var more = new byte[random.Next(1, 40)];
        random.NextBytes(more);
        if (random.Next(2) == 0)
            more.AsSpan().Fill((byte)' ');
        var at = random.Next(3) switch
        {
            0 => 0,
            1 => all.True[path].Length,
            _ => random.Next(all.True[path].Length + 1),
        };
        files[path] = [.. all.True[path][..at], .. more, .. all.True[path][at..]];
        return $"{more.Length} bytes put into {path} at {at}";
    }

    private string Swap(string path, string other)
    {
        (files[path], files[other]) = (all.True[other], all.True[path]);
        return $"{path} and {other} swapped";
    }

    private string Older(string path)
    {
        var older = all.Older(path);
        files[path] = older.Count > 0 ? older[random.Next(older.Count)] : null;
        return $"an older {path}";
    }

    private string Mix(IReadOnlyList<string> asked)
    {
        foreach (var path in asked)
            if (random.Next(2) == 0 && all.Older(path) is { Count: > 0 } older)
                files[path] = older[random.Next(older.Count)];
        return $"older {string.Join(", ", files.Keys)} among newer ones";
    }

    private string Foreign(string path)
    {
        files[path] =
            all.Foreign.GetValueOrDefault(path) ?? all.Foreign.Values.ElementAt(random.Next(all.Foreign.Count));
        return $"{path} of another hub";
    }

    private string Withhold(string path)
    {
        files[path] = null;
        return $"{path} withheld";
    }

    private string EditSignatures(string path)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            return FlipBytes(path);
        var file = Parsed(path);
        var signatures = file["signatures"]!.AsArray(); // signed metadata
        switch (random.Next(4))
        {
            case 0:
                signatures.Clear();
                break;
            case 1:
                signatures.Add(signatures[random.Next(signatures.Count)]!.DeepClone());
                break;
            case 2:
                var others = all.True.Keys.Where(other => other.EndsWith(".json", StringComparison.Ordinal)).ToList();
                file["signatures"] = Parsed(others[random.Next(others.Count)])["signatures"]!.DeepClone();
                break;
            default:
                var sig = signatures[random.Next(signatures.Count)]!["sig"]!.GetValue<string>();
                var at = random.Next(sig.Length);
                signatures[0]!["sig"] = sig[..at] + "0123456789abcdefx"[random.Next(17)] + sig[(at + 1)..];
                break;
        }

        files[path] = CanonicalJson.Write(file);
        return $"signatures of {path} edited";
    }

    private string EditSigned(string path)
    {
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            return FlipBytes(path);
        var file = Parsed(path);
        var nodes = new List<JsonNode>();
        Collect(file["signed"]!, nodes); // signed metadata
        var node = nodes[random.Next(nodes.Count)];
        if (node is JsonObject map)
            map[random.Next(2) == 0 || map.Count == 0 ? "more" : map.ElementAt(random.Next(map.Count)).Key] = Value();
        else if (node is JsonArray list)
            list.Insert(random.Next(list.Count + 1), Value());
        else
            node.ReplaceWith(Value());
        files[path] = CanonicalJson.Write(file);
        return $"{node.GetPath()} of {path} edited";
    }

    private JsonObject Parsed(string path) => JsonNode.Parse(all.True[path])!.AsObject(); // metadata

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        nodes.Add(node);
        var below = node switch
        {
            JsonObject map => map.Select(pair => pair.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in below.OfType<JsonNode>())
            Collect(child, nodes);
    }

    private JsonNode? Value() =>
        random.Next(9) switch
        {
            0 => JsonValue.Create(random.Next(0, 4)),
            1 => JsonValue.Create(long.MinValue),
            2 => JsonValue.Create(99_999),
            3 => JsonValue.Create("2099-01-01T00:00:00Z"),
            4 => JsonValue.Create("../../x"),
            5 => JsonValue.Create(true),
            6 => new JsonObject { ["version"] = random.Next(0, 4) },
            7 => new JsonArray(),
            _ => null,
        };
}

/// <summary>The files of a hub by path, what they were in releases before, and those of another hub.</summary>
public sealed class AlterableFiles(string now, IReadOnlyList<string> before, string foreign)
{
    private readonly List<Dictionary<string, byte[]>> before = [.. before.Select(Read)];

    public Dictionary<string, byte[]> True { get; } = Read(now);

    public Dictionary<string, byte[]> Foreign { get; } = Read(foreign);

    /// <summary>What files of the same role or of the same library path were before.</summary>
    public List<byte[]> Older(string path) =>
        [
            .. before
                .SelectMany(release => release.Where(pair => Like(pair.Key) == Like(path)).Select(pair => pair.Value))
                .Where(bytes => !bytes.AsSpan().SequenceEqual(True[path])),
        ];

    /// <summary>A path without its version or its hash.</summary>
    private static string Like(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        return path[..name]
            + (path == RepositoryLayout.Timestamp ? path[name..] : path[(path.IndexOf('.', name) + 1)..]);
    }

    private static Dictionary<string, byte[]> Read(string root) =>
        Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file =>
                !file.EndsWith(".br", StringComparison.Ordinal) || file.Contains("packs", StringComparison.Ordinal)
            )
            .Where(file => !file.EndsWith(".gz", StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetRelativePath(root, file).Replace('\\', '/'),
                File.ReadAllBytes,
                StringComparer.Ordinal
            );
}
