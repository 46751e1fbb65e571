using System.Formats.Tar;
using System.IO.Compression;

namespace InfoPoint.Repository;

/// <summary>Makes packs, and makes them again when about a fifth of what a newcomer needs is no longer in them.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="memory">Remembers what is in each pack; a cache: without it packs are made again.</param>
internal sealed class PackBuilder(string root, string memory)
{
    private const double MostStale = 0.2;
    private const int BestQualityBytes = 2_000_000;
    private const int WidestWindow = 24; // 16 MB: the whole of a topic

    /// <summary>The packs of a release.</summary>
    /// <param name="files">The files of the library, which lie in the repository already.</param>
    /// <param name="before">Packs of the release before.</param>
    /// <param name="cancel">Ends between two packs.</param>
    public IReadOnlyDictionary<string, TargetFile> Build(
        IReadOnlyDictionary<string, TargetFile> files,
        IReadOnlyDictionary<string, TargetFile> before,
        CancellationToken cancel
    )
    {
        var contents = Load();
        var packs = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        var gate = new Lock();
        Parallel.ForEach(
            files.Where(pair => PackLayout.PackOf(pair.Key) is not null).GroupBy(pair => PackLayout.PackOf(pair.Key)!), // filtered
            new ParallelOptions { CancellationToken = cancel },
            wanted =>
            {
                var old = before.GetValueOrDefault(wanted.Key);
                var isFresh =
                    old is not null && contents.TryGetValue(old.Hash, out var inside) && IsFresh(wanted, inside);
                var made = isFresh ? (Pack: old!, Inside: contents[old!.Hash]) : Make(wanted.Key, [.. wanted]); // fresh: there is one
                lock (gate)
                {
                    packs[wanted.Key] = made.Pack;
                    contents[made.Pack.Hash] = made.Inside;
                }
            }
        );
        Save(packs.Values.ToDictionary(pack => pack.Hash, pack => contents[pack.Hash]));
        return packs;
    }

    private static bool IsFresh(IEnumerable<KeyValuePair<string, TargetFile>> wanted, HashSet<string> inside)
    {
        var missing = 0L;
        var all = 0L;
        foreach (var (_, file) in wanted)
        {
            all += file.Length;
            missing += inside.Contains(file.Hash) ? 0 : file.Length;
        }

        return missing <= all * MostStale;
    }

    private (TargetFile Pack, HashSet<string> Inside) Make(string path, List<KeyValuePair<string, TargetFile>> wanted)
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, TarEntryFormat.Ustar, leaveOpen: true))
            // Likes beside likes: one language after the other.
            foreach (
                var (name, file) in wanted
                    .OrderBy(pair => Path.GetFileName(pair.Key), StringComparer.Ordinal)
                    .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            )
            {
                using var content = File.OpenRead(
                    RepositoryLayout.OnDisk(root, RepositoryLayout.Target(name, file.Hash))
                );
                tar.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        DataStream = content,
                        ModificationTime = DateTimeOffset.UnixEpoch,
                    }
                );
            }

        var bytes = Squeeze(plain.GetBuffer().AsSpan(0, (int)plain.Length));
        var hash = Hashes.Sha256(bytes);
        AtomicFile.Write(RepositoryLayout.OnDisk(root, RepositoryLayout.Target(path, hash)), bytes);
        return (
            new TargetFile(bytes.Length, hash),
            wanted.Select(pair => pair.Value.Hash).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static byte[] Squeeze(ReadOnlySpan<byte> plain)
    {
        // The best quality takes seconds a megabyte: only where a topic is small enough.
        var quality = plain.Length <= BestQualityBytes ? 11 : 9;
        var squeezed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, squeezed, out var written, quality, WidestWindow)
            ? squeezed[..written]
            : throw new InvalidOperationException("Brotli needs more room than it promises.");
    }

    private Dictionary<string, HashSet<string>> Load()
    {
        var contents = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (File.Exists(memory))
            foreach (var parts in File.ReadLines(memory).Select(line => line.Split('\t')))
                contents[parts[0]] = parts.Skip(1).ToHashSet(StringComparer.Ordinal);
        return contents;
    }

    private void Save(Dictionary<string, HashSet<string>> contents) =>
        AtomicFile.Write(
            memory,
            string.Concat(
                contents
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair =>
                        string.Join('\t', pair.Value.Order(StringComparer.Ordinal).Prepend(pair.Key)) + "\n"
                    )
            )
        );
}
