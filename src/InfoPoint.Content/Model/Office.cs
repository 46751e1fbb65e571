namespace InfoPoint.Content;

/// <summary>An office; ministries and districts merge, so names hold for a time.</summary>
public sealed record Office(string Id, IReadOnlyList<DatedName> Names, LocalText Duties, string? Area)
{
    /// <summary>The name in force on that day, else the last one.</summary>
    public LocalText NameOn(DateOnly day) =>
        (
            Names.LastOrDefault(name =>
                (name.From ?? DateOnly.MinValue) <= day && day <= (name.Until ?? DateOnly.MaxValue)
            ) ?? Names[^1]
        ).Name;
}

/// <summary>A name and the days from and until which it held; null is open.</summary>
public sealed record DatedName(LocalText Name, DateOnly? From, DateOnly? Until);
