namespace InfoPoint.Benchmarks;

/// <summary>One measurement beside its limit.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limit">The limit of docs/performance.md, or null when there is none.</param>
/// <param name="Peer">What comparable programs need, or null.</param>
public sealed record Figure(string What, double Value, string Unit, double? Limit, string? Peer = null)
{
    /// <summary>True when the limit is kept.</summary>
    public bool IsKept => Limit is null || Value <= Limit;
}
