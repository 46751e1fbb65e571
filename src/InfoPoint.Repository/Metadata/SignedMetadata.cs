using System.Globalization;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>One metadata file as received: bytes, signed part, signatures. Nothing is trusted yet.</summary>
public class SignedMetadata
{
    internal const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Reads a file of the expected type.</summary>
    /// <param name="raw">The bytes of the file.</param>
    /// <param name="type">The value that <c>_type</c> must have.</param>
    /// <exception cref="ReleaseException">It is malformed.</exception>
    protected SignedMetadata(byte[] raw, string type)
    {
        Raw = raw;
        try
        {
            var file = CanonicalJson.ParseObject(raw);
            Signed = file["signed"] as JsonObject ?? throw new FormatException("It has no signed part.");
            SignedBytes = CanonicalJson.Encode(Signed);
            foreach (
                var signature in file["signatures"] as JsonArray ?? throw new FormatException("It has no signatures.")
            )
                if (!Signatures.TryAdd(signature!["keyid"]!.GetValue<string>(), signature["sig"]!.GetValue<string>())) // absent: caught below
                    throw new FormatException("One key signed twice.");
            if (Signed["_type"]?.GetValue<string>() is not { } found || found != type)
                throw new FormatException($"Its type is not {type}.");
            if (Signed["spec_version"]?.GetValue<string>().StartsWith("1.", StringComparison.Ordinal) != true)
                throw new FormatException("Its spec_version is not 1.");
            Version = Signed["version"]?.GetValue<long>() ?? 0;
            if (Version < 1)
                throw new FormatException("Its version is below 1.");
            Expires = ReadDate(Signed["expires"]);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or NullReferenceException)
        {
            throw ReleaseException.Untrusted(ReleaseProblem.Malformed, $"A {type} file is malformed: {wrong.Message}");
        }
    }

    /// <summary>The bytes as received.</summary>
    public byte[] Raw { get; }

    /// <summary>The signed part, with fields known or not.</summary>
    public JsonObject Signed { get; }

    /// <summary>Grows with each signing.</summary>
    public long Version { get; }

    /// <summary>After this instant it proves nothing new.</summary>
    public DateTimeOffset Expires { get; }

    internal byte[] SignedBytes { get; }

    internal Dictionary<string, string> Signatures { get; } = new(StringComparer.Ordinal);

    internal static DateTimeOffset ReadDate(JsonNode? node) =>
        DateTimeOffset.Parse(
            node?.GetValue<string>() ?? throw new FormatException("A date is missing."),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    internal static string WriteDate(DateTimeOffset date) =>
        date.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads the signed part; what is wrong there is malformed metadata.</summary>
    protected static T Read<T>(string type, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong)
            when (wrong
                    is FormatException
                        or InvalidOperationException
                        or NullReferenceException
                        or KeyNotFoundException
                        or ArgumentException
            )
        {
            throw ReleaseException.Untrusted(ReleaseProblem.Malformed, $"A {type} file is malformed: {wrong.Message}");
        }
    }
}
