using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace InfoPoint.Repository;

/// <summary>JSON as TUF signs it, and JSON as files hold it.</summary>
/// <remarks>OLPC canonical JSON: keys ordered by code point, no white space, only <c>"</c> and <c>\</c> escaped, whole numbers only.</remarks>
public static class CanonicalJson
{
    private const long LargestNumber = 1L << 53;
    private const byte Escape = (byte)'\\';

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The bytes that are signed.</summary>
    /// <exception cref="FormatException">A number is not whole, or above 2^53.</exception>
    public static byte[] Encode(JsonNode? node) =>
        Encode(JsonElement.Parse(node is null ? "null"u8 : Write(node), Strict));

    /// <summary>The bytes that are signed.</summary>
    /// <exception cref="FormatException">A number is not whole, or above 2^53.</exception>
    /// <exception cref="InvalidOperationException">A text has half a character.</exception>
    public static byte[] Encode(JsonElement json)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Append(bytes, json);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The compact bytes that lie in files.</summary>
    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Compact));

    /// <summary>Reads one JSON object; doubled keys are refused.</summary>
    /// <exception cref="FormatException">It is not one JSON object in UTF-8.</exception>
    public static JsonElement ParseObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Utf8.IsValid(utf8) && JsonElement.Parse(utf8, Strict) is { ValueKind: JsonValueKind.Object } json
                ? json
                : throw new FormatException("It is not a JSON object in UTF-8.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static void Append(ArrayBufferWriter<byte> bytes, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                AppendMembers(bytes, json);
                break;
            case JsonValueKind.Array:
                var separator = "["u8;
                foreach (var item in json.EnumerateArray())
                {
                    bytes.Write(separator);
                    Append(bytes, item);
                    separator = ","u8;
                }

                bytes.Write(separator is [(byte)'['] ? "[]"u8 : "]"u8);
                break;
            case JsonValueKind.String:
                if (JsonMarshal.GetRawUtf8Value(json) is var raw && raw.Contains(Escape))
                    AppendText(bytes, json.GetString() ?? "");
                else
                    bytes.Write(raw);
                break;
            case JsonValueKind.Number:
                Utf8Formatter.TryFormat(WholeNumber(json), bytes.GetSpan(20), out var digits);
                bytes.Advance(digits);
                break;
            default: // true, false, null
                bytes.Write(JsonMarshal.GetRawUtf8Value(json));
                break;
        }
    }

    /// <summary>Files hold their keys in order and without escapes: nothing is sorted then, and nothing read twice.</summary>
    private static void AppendMembers(ArrayBufferWriter<byte> bytes, JsonElement json)
    {
        var separator = "{"u8;
        if (IsInOrder(json))
            foreach (var member in json.EnumerateObject())
            {
                bytes.Write(separator);
                bytes.Write("\""u8);
                bytes.Write(JsonMarshal.GetRawUtf8PropertyName(member));
                bytes.Write("\":"u8);
                Append(bytes, member.Value);
                separator = ","u8;
            }
        else
            foreach (var member in json.EnumerateObject().OrderBy(member => member.Name, CodePoints.Instance))
            {
                bytes.Write(separator);
                AppendText(bytes, member.Name);
                bytes.Write(":"u8);
                Append(bytes, member.Value);
                separator = ","u8;
            }

        bytes.Write(separator is [(byte)'{'] ? "{}"u8 : "}"u8);
    }

    private static bool IsInOrder(JsonElement json)
    {
        ReadOnlySpan<byte> before = [];
        foreach (var member in json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (name.Contains(Escape) || before.SequenceCompareTo(name) > 0)
                return false;
            before = name;
        }

        return true;
    }

    private static long WholeNumber(JsonElement json) =>
        long.TryParse(
            JsonMarshal.GetRawUtf8Value(json),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        ) && number is >= -LargestNumber and <= LargestNumber
            ? number
            : throw new FormatException($"{json.GetRawText()} is not a whole number up to 2^53.");

    private static void AppendText(ArrayBufferWriter<byte> bytes, string value)
    {
        bytes.Write("\""u8);
        bytes.Write(
            Encoding.UTF8.GetBytes(
                value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            )
        );
        bytes.Write("\""u8);
    }

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
