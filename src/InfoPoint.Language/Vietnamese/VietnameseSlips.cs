using System.Collections.Frozen;
using InfoPoint.Language.Text;

namespace InfoPoint.Language.Vietnamese;

/// <summary>Slips in Vietnamese, between words whose marks were taken apart (<see cref="Apart"/>): marks, sounds that dialects merge, neighbours on the keyboard.</summary>
public sealed class VietnameseSlips : ISlips
{
    private const string Qualities = "\u0302\u0306\u031B";
    private const float HookAndTilde = 0.35f;
    private const float Mark = 0.5f;
    private const float Sound = 0.6f;
    private const float Key = 0.7f;
    private const float Doubled = 0.5f;
    private const float Other = 1f;

    // Merged in dialects of the centre and the south: s/x, d/gi/v, n/ng, t/c; l/n in the north.
    private static readonly FrozenSet<(char, char)> SameSound = new[]
    {
        "sx",
        "dv",
        "dđ",
        "ln",
        "iy",
        "ck",
        "tc",
        "rg",
        "rd",
        "qk",
        "uo",
    }
        .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
        .ToFrozenSet();

    private static readonly KeyRows Keys = new("qwertyuiop", "asdfghjkl", "zxcvbnm");

    private VietnameseSlips() { }

    /// <summary>The one instance: it holds no state.</summary>
    public static VietnameseSlips Instance { get; } = new();

    /// <summary>Letters, each followed by its quality mark, the tone last: what hands type.</summary>
    /// <param name="key">A key of <see cref="VietnameseSyllable.Key"/>.</param>
    public static string Apart(string key) => key.Normalize(System.Text.NormalizationForm.FormD);

    /// <inheritdoc/>
    public float Replace(char meant, char typed)
    {
        if (VietnameseLetters.IsTone(meant) && VietnameseLetters.IsTone(typed))
            return (meant, typed) is ('\u0303', '\u0309') or ('\u0309', '\u0303') ? HookAndTilde : Mark;
        if (IsQuality(meant) && IsQuality(typed))
            return Mark;
        return SameSound.Contains((meant, typed)) ? Sound
            : Keys.AreNear(meant, typed) ? Key
            : Other;
    }

    /// <inheritdoc/>
    public float Extra(char letter, char neighbour) =>
        VietnameseLetters.IsTone(letter) || IsQuality(letter) ? Mark
        : letter == neighbour ? Doubled
        : letter is 'h' or 'g' ? Sound // ng/n, ngh/ng, tr/t, ch/c
        : Other * 0.9f;

    private static bool IsQuality(char c) => Qualities.Contains(c, StringComparison.Ordinal);
}
