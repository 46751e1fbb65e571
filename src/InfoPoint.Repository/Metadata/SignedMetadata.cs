using System.Globalization;
using System.Text.Json;

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
            Signed = file.Required("signed");
            SignedBytes = CanonicalJson.Encode(Signed);
            foreach (var signature in file.Required("signatures").EnumerateArray())
                if (!Signatures.TryAdd(signature.Required("keyid").Text(), signature.Required("sig").Text()))
                    throw new FormatException("One key signed twice.");
            if (Signed.Required("_type").Text() != type)
                throw new FormatException($"Its type is not {type}.");
            if (!Signed.Required("spec_version").Text().StartsWith("1.", StringComparison.Ordinal))
                throw new FormatException("Its spec_version is not 1.");
            Version = Signed.Required("version").Whole();
            if (Version < 1)
                throw new FormatException("Its version is below 1.");
            Expires = ReadDate(Signed.Required("expires"));
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            throw ReleaseException.Untrusted(ReleaseProblem.Malformed, $"A {type} file is malformed: {wrong.Message}");
        }
    }

    /// <summary>The bytes as received.</summary>
    public byte[] Raw { get; }

    /// <summary>The signed part, with fields known or not.</summary>
    public JsonElement Signed { get; }

    /// <summary>Grows with each signing.</summary>
    public long Version { get; }

    /// <summary>After this instant it proves nothing new.</summary>
    public DateTimeOffset Expires { get; }

    internal byte[] SignedBytes { get; }

    internal Dictionary<string, string> Signatures { get; } = new(StringComparer.Ordinal);

    internal static DateTimeOffset ReadDate(JsonElement date) =>
        DateTimeOffset.Parse(
            date.Text(),
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
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            throw ReleaseException.Untrusted(ReleaseProblem.Malformed, $"A {type} file is malformed: {wrong.Message}");
        }
    }
}
