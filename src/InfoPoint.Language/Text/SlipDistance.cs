using System.Numerics;

namespace InfoPoint.Language.Text;

/// <summary>What a slip between two letters costs.</summary>
public interface ISlips
{
    /// <summary>The cost of typing one letter for another, 0 to 1.</summary>
    float Replace(char meant, char typed);

    /// <summary>The cost of a letter too many or too few beside <paramref name="neighbour"/> ('\0' at a border), 0 to 1.</summary>
    float Extra(char letter, char neighbour);
}

/// <summary>How far two spellings are apart as slips of hands and ears: letters replaced, left out, added, or two neighbours swapped.</summary>
/// <remarks>Optimal string alignment (Damerau–Levenshtein, restricted) with weights.</remarks>
public static class SlipDistance
{
    private const float Swap = 0.7f;
    private const int Longest = 64;
    private const float LeastOfLetter = 0.5f; // whatever replaces a letter, or adds one that the other spelling lacks

    /// <summary>The letters of a spelling as a set of bits, for <see cref="IsFar"/>; marks are left out, and some letters share a bit.</summary>
    public static ulong Letters(string spelling)
    {
        var letters = 0UL;
        foreach (var c in spelling)
            if (char.IsLetter(c))
                letters |= 1UL << (c & 63);
        return letters;
    }

    /// <summary>True when two spellings are as far apart as <paramref name="limit"/> for their letters alone: most are, and need no closer look.</summary>
    public static bool IsFar(ulong meant, ulong typed, float limit) =>
        LeastOfLetter * Math.Max(BitOperations.PopCount(meant & ~typed), BitOperations.PopCount(typed & ~meant))
        >= limit;

    /// <summary>The distance, or <paramref name="limit"/> when it is not less.</summary>
    public static float Between(string meant, string typed, ISlips slips, float limit)
    {
        if (meant.Length > Longest || typed.Length > Longest)
            return limit;

        Span<float> rows = stackalloc float[3 * (Longest + 1)];
        var before = rows[..(Longest + 1)];
        var last = rows[(Longest + 1)..(2 * (Longest + 1))];
        var now = rows[(2 * (Longest + 1))..];
        last[0] = 0;
        for (var j = 1; j <= typed.Length; j++)
            last[j] = last[j - 1] + slips.Extra(typed[j - 1], j > 1 ? typed[j - 2] : '\0');
        for (var i = 1; i <= meant.Length; i++)
        {
            var letter = meant[i - 1];
            now[0] = last[0] + slips.Extra(letter, i > 1 ? meant[i - 2] : '\0');
            var least = now[0];
            for (var j = 1; j <= typed.Length; j++)
            {
                var key = typed[j - 1];
                var cost = last[j - 1] + (letter == key ? 0 : slips.Replace(letter, key));
                cost = Math.Min(cost, now[j - 1] + slips.Extra(key, j > 1 ? typed[j - 2] : '\0'));
                cost = Math.Min(cost, last[j] + slips.Extra(letter, i > 1 ? meant[i - 2] : '\0'));
                if (i > 1 && j > 1 && letter == typed[j - 2] && meant[i - 2] == key && letter != key)
                    cost = Math.Min(cost, before[j - 2] + Swap);
                now[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least >= limit)
                return limit;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return Math.Min(limit, last[typed.Length]);
    }
}
