namespace InfoPoint.Repository;

/// <summary>Reads a release's files again, a few at a time, round after round: memory cards lose bytes that nobody reads for months.</summary>
/// <param name="position">Remembers where the next turn begins.</param>
public sealed class SlowCheck(string position)
{
    /// <summary>True when the next turn is the first one of a round.</summary>
    public bool IsAtBeginning => !File.Exists(position) || new FileInfo(position).Length == 0;

    /// <summary>Reads the next files.</summary>
    /// <param name="view">The release in use.</param>
    /// <param name="count">How many files, at most; a round ends at the last one.</param>
    /// <returns>What is damaged, as repository paths. What is missing is none of its business: a sync sees that at once.</returns>
    public IReadOnlyList<string> Next(ReleaseView view, int count)
    {
        var last = File.Exists(position) ? File.ReadAllText(position) : "";
        var turn = view
            .Files.Where(pair => string.CompareOrdinal(pair.Key, last) > 0)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(count)
            .ToList();
        var damaged = turn.SelectMany(pair => view.DamageOf(pair.Key, pair.Value)).Where(view.IsOnDisk).ToList();
        AtomicFile.Write(position, turn.Count < count ? "" : turn[^1].Key);
        return damaged;
    }
}
