using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoPoint.Content;

/// <summary>Reads equal texts as one: topics, areas, terms, roles and publishers return in thousands of articles.</summary>
internal sealed class SharedStrings : JsonConverter<string>
{
    private const int LongestShared = 512; // UTF-8 bytes

    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.ValueSpan.Length > LongestShared)
            return reader.GetString();

        Span<char> room = stackalloc char[LongestShared];
        var text = room[..reader.CopyString(room)];
        var shared = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (shared.TryGetValue(text, out var before))
            return before;
        var first = text.ToString();
        known.Add(first);
        return first;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Reads lists as arrays of just their length, empty ones as one.</summary>
internal sealed class ShortLists : JsonConverter<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var list = new List<string>();
        var strings = (JsonConverter<string>)options.GetConverter(typeof(string));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(strings.Read(ref reader, typeof(string), options) ?? throw new JsonException());
        return list.Count == 0 ? [] : list.ToArray(); // no wrapper around it
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
