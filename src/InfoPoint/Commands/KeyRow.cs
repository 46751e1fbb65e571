using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary>Who signs a role, as <c>keys list</c> shows it.</summary>
internal sealed record KeyRow(string Role, int Threshold, IReadOnlyList<string> Keys, DateTimeOffset Ends, bool AtHub)
{
    /// <summary>The rows of a hub.</summary>
    public static IReadOnlyList<KeyRow> Of(ReleaseView view, KeyFolder keys) =>
        [
            .. view.TrustedKeys.Select(role => new KeyRow(
                role.Role,
                role.Keys.Threshold,
                [.. role.Keys.Keys.Select(key => key.Id)],
                role.Ends,
                keys.Find(role.Role)?.Public.Id is { } id && role.Keys.Keys.Any(key => key.Id == id)
            )),
        ];
}
