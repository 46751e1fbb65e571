using System.Buffers;

namespace InfoPoint.Language.Text;

/// <summary>
/// The Standard Compression Scheme for Unicode (Unicode Technical Standard #6) in its single-byte mode: a Lao letter takes one byte instead of three in UTF-8,
/// and nothing is to be unpacked. Any text comes back as it was, also one with halves of characters.
/// </summary>
public static class Scsu
{
    private const int WindowSize = 0x80;
    private const int Windows = 8;
    private const byte QuoteUnicode = 0x0E;
    private const byte FirstQuote = 0x01; // from window 0 to 7, one character
    private const byte FirstChange = 0x10; // to window 0 to 7
    private const byte FirstDefine = 0x18; // of window 0 to 7, and change to it
    private const char Beyond = '\u3400'; // no window of this mode begins there or above, save for a few signs

    private static readonly char[] StaticWindows =
    [
        '\0',
        '\u0080',
        '\u0100',
        '\u0300',
        '\u2000',
        '\u2080',
        '\u2100',
        '\u3000',
    ];
    private static readonly char[] FirstWindows =
    [
        '\u0080',
        '\u00C0',
        '\u0400',
        '\u0600',
        '\u0900',
        '\u3040',
        '\u30A0',
        '\uFF00',
    ];

    /// <summary>Writes a text.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length + 16);
        var windows = FirstWindows.AsSpan().ToArray();
        var (current, next) = (0, Windows - 1); // defined anew from the last on: the first two are of use in Vietnamese
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsItself(c))
                bytes.Add((byte)c);
            else if (Holds(windows[current], c))
                bytes.Add(Shifted(windows[current], c));
            else if (Array.FindIndex(windows, window => Holds(window, c)) is var dynamic and >= 0)
            {
                var stays = Holds(windows[dynamic], NextOther(text[(i + 1)..]));
                bytes.Add((byte)((stays ? FirstChange : FirstQuote) + dynamic));
                bytes.Add(Shifted(windows[dynamic], c));
                current = stays ? dynamic : current;
            }
            else if (Array.FindIndex(StaticWindows, window => Holds(window, c)) is var fixedOne and >= 0)
            {
                bytes.Add((byte)(FirstQuote + fixedOne));
                bytes.Add((byte)(c - StaticWindows[fixedOne]));
            }
            else if (c < Beyond)
            {
                windows[next] = (char)(c / WindowSize * WindowSize);
                bytes.Add((byte)(FirstDefine + next));
                bytes.Add((byte)(c / WindowSize));
                bytes.Add(Shifted(windows[next], c));
                (current, next) = (next, next > 2 ? next - 1 : Windows - 1);
            }
            else
            {
                bytes.Add(QuoteUnicode);
                bytes.Add((byte)(c >> 8));
                bytes.Add((byte)c);
            }
        }

        return [.. bytes];
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="FormatException">It is nothing that <see cref="Encode"/> writes.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, text => text.ToString());

    /// <summary>Reads what <see cref="Encode"/> wrote, for one use: no string of it is made.</summary>
    /// <exception cref="FormatException">It is nothing that <see cref="Encode"/> writes.</exception>
    public static T Decode<T>(ReadOnlySpan<byte> bytes, Func<ReadOnlySpan<char>, T> use)
    {
        var text = ArrayPool<char>.Shared.Rent(bytes.Length); // no character takes less than a byte
        try
        {
            return use(text.AsSpan(0, Decode(bytes, text)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var windows = FirstWindows.AsSpan().ToArray();
        var (current, length) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b >= WindowSize)
                text[length++] = (char)(windows[current] + b - WindowSize);
            else if (IsItself((char)b))
                text[length++] = (char)b;
            else if (b is >= FirstChange and < FirstChange + Windows)
                current = b - FirstChange;
            else if (b is >= FirstQuote and < FirstQuote + Windows)
            {
                var quoted = At(bytes, ++i);
                text[length++] = (char)(
                    quoted >= WindowSize
                        ? windows[b - FirstQuote] + quoted - WindowSize
                        : StaticWindows[b - FirstQuote] + quoted
                );
            }
            else if (b is >= FirstDefine and < FirstDefine + Windows)
            {
                current = b - FirstDefine;
                windows[current] = (char)(At(bytes, ++i) * WindowSize);
            }
            else if (b == QuoteUnicode)
                text[length++] = (char)((At(bytes, ++i) << 8) | At(bytes, ++i));
            else
                throw new FormatException($"Byte {b:X2} at {i} is no beginning of a character.");
        }

        return length;
    }

    private static byte At(ReadOnlySpan<byte> bytes, int place) =>
        place < bytes.Length ? bytes[place] : throw new FormatException("The text ends within a character.");

    /// <summary>True for what stands for itself in every window.</summary>
    private static bool IsItself(char c) => c is (>= ' ' and < (char)WindowSize) or '\0' or '\t' or '\n' or '\r';

    private static bool Holds(char window, char c) => c >= window && c < window + WindowSize;

    private static byte Shifted(char window, char c) => (byte)(c - window + WindowSize);

    /// <summary>The next character that needs a window, or a blank when there is none.</summary>
    private static char NextOther(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
            if (!IsItself(c))
                return c;
        return ' ';
    }
}
