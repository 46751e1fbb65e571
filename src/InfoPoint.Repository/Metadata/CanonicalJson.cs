using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>JSON as TUF signs it, and JSON as files hold it.</summary>
/// <remarks>OLPC canonical JSON: keys ordered by code point, no white space, only <c>"</c> and <c>\</c> escaped, whole numbers only.</remarks>
public static class CanonicalJson
{
    private const long LargestNumber = 1L << 53;

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The bytes that are signed.</summary>
    /// <exception cref="FormatException">A number is not whole, or above 2^53.</exception>
    public static byte[] Encode(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The compact bytes that lie in files.</summary>
    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Compact));

    /// <summary>Reads one JSON object; doubled keys are refused.</summary>
    /// <exception cref="FormatException">It is not one JSON object.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject
                ?? throw new FormatException("It is not a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                AppendList(
                    text,
                    '{',
                    '}',
                    map.OrderBy(pair => pair.Key, CodePoints.Instance),
                    pair =>
                    {
                        AppendText(text, pair.Key);
                        text.Append(':');
                        Append(text, pair.Value);
                    }
                );
                break;
            case JsonArray list:
                AppendList(text, '[', ']', list, item => Append(text, item));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendText(text, value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(WholeNumber(value).ToString(CultureInfo.InvariantCulture));
                break;
            case JsonValue value:
                text.Append(value.GetValueKind() == JsonValueKind.True ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static long WholeNumber(JsonValue value)
    {
        var written = value.ToJsonString();
        return
            long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number is >= -LargestNumber and <= LargestNumber
            ? number
            : throw new FormatException($"{written} is not a whole number up to 2^53.");
    }

    private static void AppendList<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            append(item);
        }

        text.Append(close);
    }

    private static void AppendText(StringBuilder text, string value) =>
        text.Append('"')
            .Append(
                value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            )
            .Append('"');

    /// <summary>UTF-8 order, which differs from UTF-16 order above U+FFFF.</summary>
    private sealed class CodePoints : IComparer<string>
    {
        public static CodePoints Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var a = x.AsSpan();
            var b = y.AsSpan();
            var same = a.CommonPrefixLength(b);
            if (same == a.Length || same == b.Length)
                return a.Length - b.Length;

            // Surrogates stand for code points above all others.
            var isHigh = char.IsSurrogate(a[same]);
            return isHigh == char.IsSurrogate(b[same]) ? a[same] - b[same]
                : isHigh ? 1
                : -1;
        }
    }
}
