using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>One concept of the field with its names in each language.</summary>
/// <param name="Id">E.g. <c>oyster-mushroom</c>.</param>
/// <param name="En">English name.</param>
/// <param name="Vi">Vietnamese name that we write.</param>
/// <param name="ViAlt">Other Vietnamese names that people use.</param>
/// <param name="Lo">Lao name that we write.</param>
/// <param name="LoAlt">Other Lao names and spellings that people use.</param>
/// <param name="Category">E.g. <c>crop</c>.</param>
public sealed record GlossaryTerm(
    string Id,
    string En,
    string Vi,
    IReadOnlyList<string> ViAlt,
    string Lo,
    IReadOnlyList<string> LoAlt,
    string Category
)
{
    /// <summary>The name that we write in that language.</summary>
    public string Name(Lang lang) =>
        lang switch
        {
            Lang.Vi => Vi,
            Lang.Lo => Lo,
            _ => En,
        };
}
