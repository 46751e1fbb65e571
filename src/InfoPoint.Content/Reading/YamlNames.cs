using System.Text.RegularExpressions;

namespace InfoPoint.Content;

/// <summary>Names of enumerations as files and addresses write them: <c>AnimalHealth</c> is <c>animal-health</c>.</summary>
public static partial class YamlNames
{
    /// <summary>Every name, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>Finds the value of a name.</summary>
    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().FirstOrDefault(known => Of(known) == name);
        return name is not null && Of(value) == name;
    }

    /// <summary>The name of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(InnerCapital().Replace(value.ToString(), "-$0").Select(char.ToLowerInvariant));

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex InnerCapital();
}
