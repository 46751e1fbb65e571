using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>What can be compared of a crop variety; texts as written, numbers with decimals and ranges are texts.</summary>
/// <param name="Days">Days from sowing to harvest.</param>
/// <param name="YieldTonnesPerHectare">Yield.</param>
/// <param name="SeedKilogramsPerHectare">Seed rate.</param>
/// <param name="Seasons">Seasons.</param>
/// <param name="Soils">Soils and places.</param>
/// <param name="Resists">What it stands.</param>
public sealed record VarietyFacts(
    string? Days,
    string? YieldTonnesPerHectare,
    string? SeedKilogramsPerHectare,
    LocalText Seasons,
    LocalText Soils,
    LocalText Resists
);

/// <summary>How a pest or disease is recognised.</summary>
/// <param name="Crops">Glossary ids of the crops it harms.</param>
/// <param name="Parts">Parts of the plant: leaf, stem, root, fruit, grain, whole.</param>
/// <param name="SignsVi">Signs in Vietnamese.</param>
/// <param name="SignsLo">Signs in Lao.</param>
public sealed record PestFacts(
    IReadOnlyList<string> Crops,
    IReadOnlyList<string> Parts,
    IReadOnlyList<string> SignsVi,
    IReadOnlyList<string> SignsLo
)
{
    /// <summary>The signs in the language of a text.</summary>
    public IReadOnlyList<string> Signs(Lang lang) => lang == Lang.Lo ? SignsLo : SignsVi;
}
