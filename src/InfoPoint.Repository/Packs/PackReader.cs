using System.Formats.Tar;
using System.IO.Compression;

namespace InfoPoint.Repository;

/// <summary>Takes files out of a pack. Nothing in it is believed: a file counts when the role that signs its path names its bytes.</summary>
internal static class PackReader
{
    /// <summary>Unpacks what is wanted and right.</summary>
    /// <param name="pack">The pack on disk.</param>
    /// <param name="wanted">Files by path.</param>
    /// <param name="place">Where a file belongs.</param>
    /// <param name="cancel">Ends between two files.</param>
    /// <returns>The paths that are there now.</returns>
    /// <exception cref="InvalidDataException">It is no pack; what was read before stays.</exception>
    public static async Task<IReadOnlyCollection<string>> UnpackAsync(
        string pack,
        IReadOnlyDictionary<string, TargetFile> wanted,
        Func<string, TargetFile, string> place,
        CancellationToken cancel
    )
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        await using var packed = File.OpenRead(pack);
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (taken.Count < wanted.Count && await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (
                entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                || !wanted.TryGetValue(entry.Name, out var file)
                || entry.Length != file.Length
            )
                continue; // stale or not chosen: passed over without being unpacked

            var bytes = new byte[file.Length];
            await (entry.DataStream ?? Stream.Null).ReadExactlyAsync(bytes, cancel);
            if (!file.Hashes.Match(bytes))
                continue;
            AtomicFile.Write(place(entry.Name, file), bytes);
            taken.Add(entry.Name);
        }

        return taken;
    }
}
