using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>Remembers hashes of files by place, size and time of change, so that unchanged files are not read again. A cache: it may be lost.</summary>
/// <param name="path">Where it is kept between runs.</param>
/// <param name="now">The time of this run.</param>
public sealed class KnownFiles(string path, DateTimeOffset now)
{
    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, string> hashes = Load(path);
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> asked = new(StringComparer.Ordinal);

    /// <summary>The SHA-256 of a file; each file is looked at once in a run.</summary>
    public string Sha256(string file)
    {
        if (asked.TryGetValue(file, out var known))
            return known;

        var info = new FileInfo(file);
        var key = string.Create(CultureInfo.InvariantCulture, $"{info.Length}\t{info.LastWriteTimeUtc.Ticks}\t{file}");
        var hash = hashes.GetValueOrDefault(key) ?? Hashes.Sha256OfFile(file);
        // A file changed just now may change again within the same tick of a coarse clock: it is read again next time.
        if (now.UtcDateTime - info.LastWriteTimeUtc > CoarsestClock)
            seen[key] = hash;
        return asked[file] = hash;
    }

    /// <summary>Keeps what was seen in this run.</summary>
    public void Save() => AtomicFile.Write(path, string.Concat(seen.Select(pair => $"{pair.Value}\t{pair.Key}\n")));

    private static Dictionary<string, string> Load(string path)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(path))
            foreach (var line in File.ReadLines(path).Where(line => line.Length > 65 && line[64] == '\t'))
                known[line[65..]] = line[..64];
        return known;
    }
}
