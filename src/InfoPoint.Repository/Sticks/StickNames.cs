using System.Text.RegularExpressions;

namespace InfoPoint.Repository;

/// <summary>Which paths can lie on a FAT32 stick.</summary>
public static partial class StickNames
{
    /// <summary>The largest file of FAT32 in bytes.</summary>
    public const long MostBytes = uint.MaxValue;

    /// <summary>True when every part is a name that FAT32 and Windows take.</summary>
    public static bool IsSafe(string path) =>
        path.Length <= 240
        && path.Split('/')
            .All(part =>
                part.Length is > 0 and <= 200
                && !part.EndsWith('.')
                && !part.EndsWith(' ')
                && !part.Any(letter =>
                    letter is < ' ' or > '~' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\\'
                )
                && !Device().IsMatch(part)
            );

    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
