namespace InfoPoint.Content;

/// <summary>A country, province, district or village, with what is special about it.</summary>
public sealed record Area
{
    /// <summary>E.g. <c>ta-oi</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>country</c>, <c>province</c>, <c>district</c> or lower.</summary>
    public required string Level { get; init; }

    /// <summary>Id of the area around it, or null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Its name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Latitude and longitude of the centre as written, degrees; null when not given.</summary>
    public string? Centre { get; init; }

    /// <summary>Height of the centre above the sea in metres as written, or null.</summary>
    public string? Elevation { get; init; }

    /// <summary>Soils, seasons, crops …: key (e.g. <c>soils</c>) and text, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, LocalText>> Characteristics { get; init; } = [];

    /// <summary>Topic ids in the order that suits this area; topics not named come after.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
}
