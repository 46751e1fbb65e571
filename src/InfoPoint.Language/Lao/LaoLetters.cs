namespace InfoPoint.Language.Lao;

/// <summary>Classes of letters of the Lao block (Unicode 17, chapter 16.2).</summary>
public static class LaoLetters
{
    internal const char Am = '\u0EB3';
    internal const char Aa = '\u0EB2';
    internal const char Niggahita = '\u0ECD';
    internal const char Semivowel = '\u0EBC';
    internal const char Nyo = '\u0EBD';
    internal const char Silencer = '\u0ECC';
    internal const char HoSung = '\u0EAB';

    /// <summary>Any character of the Lao block.</summary>
    public static bool IsLao(char c) => c is >= '\u0E80' and <= '\u0EFF';

    /// <summary>A consonant, the ligatures ໜ and ໝ among them.</summary>
    public static bool IsConsonant(char c) =>
        c is >= '\u0E81' and <= '\u0EAE' or '\u0EDC' or '\u0EDD' or '\u0EDE' or '\u0EDF';

    /// <summary>A vowel written before its consonant.</summary>
    public static bool IsVowelBefore(char c) => c is >= '\u0EC0' and <= '\u0EC4';

    /// <summary>A vowel sign above or below.</summary>
    public static bool IsVowelSign(char c) => c is '\u0EB1' or (>= '\u0EB4' and <= '\u0EB9') or '\u0EBB' or Niggahita;

    /// <summary>A tone mark.</summary>
    public static bool IsTone(char c) => c is >= '\u0EC8' and <= '\u0ECB';

    /// <summary>A sign that stands on or under a letter.</summary>
    public static bool IsMark(char c) => IsVowelSign(c) || IsTone(c) || c is Semivowel or Silencer or '\u0EBA';

    /// <summary>A vowel written after its consonant.</summary>
    public static bool IsVowelAfter(char c) => c is '\u0EB0' or Aa or Am;

    /// <summary>A Lao digit.</summary>
    public static bool IsDigit(char c) => c is >= '\u0ED0' and <= '\u0ED9';

    /// <summary>The repetition mark and the ellipsis, which say nothing to a search.</summary>
    internal static bool IsDropped(char c) => c is '\u0EC6' or '\u0EAF';

    internal static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    /// <summary>The Lao letter of the same shape or sound; the Thai block lies 0x80 below. The letter itself when there is none.</summary>
    internal static char FromThai(char c) =>
        c switch
        {
            'ซ' => 'ຊ',
            'ญ' => 'ຍ',
            'ณ' => 'ນ',
            'ศ' or 'ษ' => 'ສ',
            'ฟ' => 'ຟ',
            _ when IsThai(c) && (IsConsonant((char)(c + 0x80)) || IsMark((char)(c + 0x80))) => (char)(c + 0x80),
            _ when IsThai(c) && (IsVowelBefore((char)(c + 0x80)) || IsVowelAfter((char)(c + 0x80))) => (char)(c + 0x80),
            _ => c,
        };

    internal static bool IsThaiConsonant(char c) => c is >= '\u0E01' and <= '\u0E2E';
}
