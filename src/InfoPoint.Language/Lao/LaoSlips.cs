using System.Collections.Frozen;
using InfoPoint.Language.Text;

namespace InfoPoint.Language.Lao;

/// <summary>Slips in Lao: tones, letters that sound the same in two classes, and neighbours on the Lao keyboard.</summary>
public sealed class LaoSlips : ISlips
{
    private const float Tone = 0.45f;
    private const float Sound = 0.5f;
    private const float Key = 0.7f;
    private const float Doubled = 0.5f;
    private const float Other = 1f;

    // Letters of two classes with one sound, and vowels whose length is mixed up (docs/search.md, "Slips").
    private static readonly FrozenSet<(char, char)> SameSound = new[]
    {
        "ຄຂ",
        "ຊສ",
        "ທຖ",
        "ພຜ",
        "ຟຝ",
        "ຍຢ",
        "ຣລ",
        "ຮຫ",
        "ນໜ",
        "ມໝ",
        "\u0EB4\u0EB5",
        "\u0EB6\u0EB7",
        "\u0EB8\u0EB9",
        "ໄໃ",
        "\u0EB1\u0EB2",
        "ຈຊ",
        "ຈສ",
        "ນລ",
        "ດລ",
        "ກຄ",
        "ບປ",
        "ດຕ",
        "\u0EBB\u0ECD",
        "ນມ",
        "ງນ",
    }
        .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
        .ToFrozenSet();

    // The layout of xkb-data's symbols/la.
    private static readonly KeyRows Keys = new(
        "ຢຟໂຖ\u0EB8\u0EB9ຄຕຈຂຊ\u0ECD",
        "\u0EBBໄຳພະ\u0EB4\u0EB5ຮນຍບລ",
        "\u0EB1ຫກດເ\u0EC9\u0EC8າສວງ",
        "ຜປແອ\u0EB6\u0EB7ທມໃຝ"
    );

    private LaoSlips() { }

    /// <summary>The one instance: it holds no state.</summary>
    public static LaoSlips Instance { get; } = new();

    /// <inheritdoc/>
    public float Replace(char meant, char typed) =>
        LaoLetters.IsTone(meant) && LaoLetters.IsTone(typed) ? Tone
        : SameSound.Contains((meant, typed)) ? Sound
        : Keys.AreNear(meant, typed) ? Key
        : Other;

    /// <inheritdoc/>
    public float Extra(char letter, char neighbour) =>
        LaoLetters.IsTone(letter) || letter is LaoLetters.Silencer ? Tone
        : letter == neighbour ? Doubled
        : Other * 0.9f;
}
