using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoPoint.Api;

/// <summary>How the API writes JSON: Lao letters as they are.</summary>
public static class ApiJson
{
    /// <summary>The options, for the API and for commands with <c>--json</c>.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        };

    /// <summary>A problem as RFC 9457 says, with a code that does not change.</summary>
    public static IResult Problem(int status, string code, string what) =>
        Results.Problem(
            title: what,
            statusCode: status,
            extensions: new Dictionary<string, object?> { ["code"] = code }
        );
}
