using System.Text.Json;

namespace InfoPoint.Repository;

/// <summary>Reads members of metadata; what is of another kind than the specification says is malformed.</summary>
internal static class JsonMembers
{
    /// <summary>A member, or null when it is absent or <c>null</c>.</summary>
    /// <exception cref="FormatException">This is no object.</exception>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind != JsonValueKind.Object ? throw new FormatException($"What should hold {name} is no object.")
        : json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member
        : null;

    /// <summary>A member.</summary>
    /// <exception cref="FormatException">It is absent, or this is no object.</exception>
    public static JsonElement Required(this JsonElement json, string name) =>
        json.Member(name) ?? throw new FormatException($"{name} is missing.");

    /// <summary>A text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="InvalidOperationException">It has half a character.</exception>
    public static string Text(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? json.GetString() ?? ""
            : throw new FormatException($"A text is missing: {json.ValueKind} is there.");

    /// <summary>A list of texts; absent is empty.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyList<string> Texts(this JsonElement? json) =>
        json is not { } list ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Text)]
        : throw new FormatException("A list is missing.");

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Whole(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Number ? json.GetInt64() : throw new FormatException("A number is missing.");

    /// <summary>True or false; absent is false.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static bool IsTrue(this JsonElement? json) =>
        json?.ValueKind switch
        {
            null or JsonValueKind.False => false,
            JsonValueKind.True => true,
            _ => throw new FormatException("true or false is missing."),
        };
}
