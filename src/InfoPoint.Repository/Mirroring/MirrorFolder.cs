using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>Where a mirror keeps what (docs/format.md, "A data folder"), and how a release is put into use.</summary>
/// <param name="path">The point's <c>mirror/</c>.</param>
internal sealed class MirrorFolder(string path)
{
    private readonly string choiceFile = System.IO.Path.Combine(path, "choice");

    public string Path { get; } = path;

    public string Repository { get; } = System.IO.Path.Combine(path, "repository");

    public string Partial { get; } = System.IO.Path.Combine(path, "partial");

    public string Clock { get; } = System.IO.Path.Combine(path, "clock");

    public string Active { get; } = System.IO.Path.Combine(path, "active");

    public TrustFolder Trusted { get; } = new(System.IO.Path.Combine(path, "trusted"));

    /// <summary>Where a file of the repository lies.</summary>
    public string OnDisk(string file) => RepositoryLayout.OnDisk(Repository, file);

    /// <summary>The release here, or null when there is none that opens: then a whole one takes its place.</summary>
    public ReleaseView? TryOpen()
    {
        try
        {
            return ReleaseView.TryOpen(Repository);
        }
        catch (ReleaseException)
        {
            return null; // damaged by the disk or a failure of power: what is right of it is used again, the rest fetched
        }
    }

    /// <summary>The root that is believed, or null when there is none yet. When the disk damaged it, the newest of the roots kept for others that is right by itself; when it damaged all of them, the first trust counts again.</summary>
    public byte[]? BelievedRoot() =>
        Trusted.Read("root") is not { } root ? null
        : IsRoot(root) ? root
        : KeptRoots().FirstOrDefault(IsRoot);

    private IEnumerable<byte[]> KeptRoots()
    {
        var metadata = System.IO.Path.Combine(Repository, "metadata");
        return Directory.Exists(metadata)
            ? Directory
                .EnumerateFiles(metadata, "*.root.json")
                .OrderByDescending(file => System.IO.Path.GetFileName(file).Length)
                .ThenByDescending(file => file, StringComparer.Ordinal) // the highest number
                .Select(File.ReadAllBytes)
            : [];
    }

    private static bool IsRoot(byte[] raw)
    {
        try
        {
            _ = new TrustedMetadata(raw, DateTimeOffset.UnixEpoch, ignoresExpiry: true);
            return true;
        }
        catch (ReleaseException)
        {
            return false; // damaged
        }
    }

    /// <summary>The media choice of the release in use.</summary>
    public async Task<string> ChoiceMarkAsync(CancellationToken cancel) =>
        File.Exists(choiceFile) ? await File.ReadAllTextAsync(choiceFile, cancel) : MediaChoice.All.Mark();

    /// <summary>Writes a file of the repository unless it is there, byte for byte.</summary>
    public void Keep(string file, byte[] raw)
    {
        var place = OnDisk(file);
        if (!File.Exists(place) || !File.ReadAllBytes(place).AsSpan().SequenceEqual(raw))
            AtomicFile.Write(place, raw);
    }

    /// <summary>All files are here: the metadata follows, the timestamp last but one, then the number in use.</summary>
    public void Use(
        TrustedMetadata trusted,
        IReadOnlyDictionary<string, byte[]> metadata,
        IReadOnlySet<string> leftOut,
        MediaChoice choice
    )
    {
        AtomicFile.Write(
            System.IO.Path.Combine(Path, ReleaseView.LeftOutFile),
            string.Concat(leftOut.Order(StringComparer.Ordinal).Select(file => file + "\n"))
        );
        foreach (var (file, raw) in metadata)
            Keep(file, raw);
        AtomicFile.Write(OnDisk(RepositoryLayout.Timestamp), trusted.Timestamp!.Raw); // believed before
        AtomicFile.Write(choiceFile, choice.Mark());
        AtomicFile.Write(Active, trusted.Snapshot!.Release.ToString(CultureInfo.InvariantCulture)); // believed before
    }
}
