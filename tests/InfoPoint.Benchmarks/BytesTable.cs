using System.Globalization;
using System.Text.RegularExpressions;
using InfoPoint.Benchmarks.Peers;

namespace InfoPoint.Benchmarks;

/// <summary>Bytes on the wire, both directions, headers in, for the same tree and the same changes by every program that is installed.</summary>
public static class BytesTable
{
    private static readonly (string What, double? Limit, double? MostRequests)[] Steps =
    [
        ("first sync of the text", 1_400_000, 40),
        ("nothing changed", 2_000, 2),
        ("3 articles revised, both languages", 28_672, null),
        ("3 articles added", null, null),
        ("1 picture changed", null, null),
    ];

    /// <summary>Measures, and prints the table; what is not installed is named.</summary>
    public static IEnumerable<Figure> Measure(string program, string starter, string work)
    {
        var folder = Path.Combine(work, "tree");
        GeneratedLibrary.Write(starter, folder, 500, withDrawings: false);
        var peers = new List<IPeer> { new InfoPointPeer(program, Path.Combine(work, "infopoint")) };
        Add("rsync", () => new Rsync(Path.Combine(work, "rsync"), folder), "rsync");
        Add("ostree", () => new OsTree(Path.Combine(work, "ostree")), "ostree", "nginx");
        Add("casync", () => new Casync(Path.Combine(work, "casync")), "casync", "nginx");
        var table = new Dictionary<(string Step, string Peer), (long Bytes, int Requests)>();
        try
        {
            for (var step = 0; step < Steps.Length; step++)
            {
                Change(folder, step);
                foreach (var peer in peers)
                {
                    if (step != 1)
                        peer.Publish(folder);
                    peer.Proxy.Take();
                    peer.Sync();
                    table[(Steps[step].What, peer.Name)] = peer.Proxy.Take();
                }
            }
        }
        finally
        {
            foreach (var peer in peers)
                peer.Dispose();
        }

        Print(peers, table);
        foreach (var (what, limit, most) in Steps)
        {
            var (bytes, requests) = table[(what, "InfoPoint")];
            var beside = string.Join(
                ", ",
                peers.Skip(1).Select(peer => $"{peer.Name} {table[(what, peer.Name)].Bytes}")
            );
            yield return new Figure($"sync of 500 articles, {what}", bytes, "bytes", limit, beside);
            yield return new Figure($"sync of 500 articles, {what}: requests", requests, "", most);
        }

        void Add(string name, Func<IPeer> make, params string[] packages)
        {
            var missing = packages.Where(package => !Tool.IsThere(package)).ToList();
            if (missing.Count == 0)
                peers.Add(make());
            else
                Console.WriteLine($"{name} is left out: apt-get install {string.Join(' ', missing)}");
        }
    }

    private static void Change(string folder, int step)
    {
        if (step == 2)
            foreach (
                var file in Directory
                    .EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                    .Where(file => Regex.IsMatch(file, "generated-0000[012]/"))
            )
                File.WriteAllText(
                    file,
                    Regex.Replace(File.ReadAllText(file), "revision: 1\\b", "revision: 2") + "\nThêm một câu mới.\n"
                );
        if (step == 3)
            for (var i = 0; i < 3; i++)
            {
                var from = Directory
                    .EnumerateDirectories(
                        Path.Combine(folder, "articles"),
                        $"generated-{i + 20:D5}",
                        SearchOption.AllDirectories
                    )
                    .Single();
                var to = Path.Combine(Path.GetDirectoryName(from)!, $"added-{i}"); // below articles
                Directory.CreateDirectory(to);
                foreach (var file in Directory.EnumerateFiles(from))
                    File.WriteAllText(
                        Path.Combine(to, Path.GetFileName(file)),
                        File.ReadAllText(file)
                            + (file.EndsWith(".md", StringComparison.Ordinal) ? $"\nBài thêm {i}.\n" : "")
                    );
            }

        if (step == 4)
        {
            var picture = Directory
                .EnumerateFiles(Path.Combine(folder, "media"), "*.svg")
                .Order(StringComparer.Ordinal)
                .First();
            File.AppendAllText(picture, "<!-- redrawn -->\n");
        }
    }

    private static void Print(
        List<IPeer> peers,
        Dictionary<(string Step, string Peer), (long Bytes, int Requests)> table
    )
    {
        Console.WriteLine(
            "| bytes on the wire, both directions | " + string.Join(" | ", peers.Select(peer => peer.Name)) + " |"
        );
        Console.WriteLine("|---|" + string.Concat(peers.Select(_ => "---:|")));
        foreach (var (what, _, _) in Steps)
            Console.WriteLine(
                $"| {what} | "
                    + string.Join(
                        " | ",
                        peers.Select(peer =>
                            table[(what, peer.Name)].Bytes.ToString("N0", CultureInfo.InvariantCulture)
                        )
                    )
                    + " |"
            );
        Console.WriteLine(
            "InfoPoint's requests: " + string.Join(", ", Steps.Select(step => table[(step.What, "InfoPoint")].Requests))
        );
    }
}
