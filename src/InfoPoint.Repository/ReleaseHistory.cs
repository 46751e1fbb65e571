using System.Globalization;

namespace InfoPoint.Repository;

/// <summary>One release as its snapshot tells.</summary>
/// <param name="Release">Its number.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="IsActive">True for the newest.</param>
public readonly record struct ReleaseLine(long Release, DateTimeOffset? Published, bool IsActive);

/// <summary>The releases whose snapshots a repository still has.</summary>
public static class ReleaseHistory
{
    /// <summary>Releases, newest first; empty when there is none.</summary>
    /// <exception cref="ReleaseException">A snapshot is damaged.</exception>
    public static IReadOnlyList<ReleaseLine> Read(string root)
    {
        var active = ReleaseView.TryOpen(root)?.Release;
        var folder = Path.Combine(root, "metadata");
        if (active is null || !Directory.Exists(folder))
            return [];

        return
        [
            .. Directory
                .EnumerateFiles(folder, "*.snapshot.json")
                .Where(file =>
                    long.TryParse(
                        Path.GetFileName(file).Split('.')[0],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out _
                    )
                )
                .Select(file => new SnapshotMetadata(File.ReadAllBytes(file)))
                .Where(snapshot => snapshot.Release <= active)
                .GroupBy(snapshot => snapshot.Release)
                .Select(same => new ReleaseLine(same.Key, same.Min(snapshot => snapshot.Published), same.Key == active))
                .OrderByDescending(line => line.Release),
        ];
    }
}
