using System.Text.Json;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>Who may sign a role, and how many of them must.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Threshold">How many different keys must have signed.</param>
public sealed record RoleKeys(IReadOnlyList<PublicKey> Keys, int Threshold)
{
    /// <summary>Reads <c>{keyids, threshold}</c> against the keys that stand beside it.</summary>
    /// <exception cref="FormatException">An id is doubled or unknown, or the threshold is below 1.</exception>
    public static RoleKeys Read(JsonElement role, JsonElement? keys)
    {
        var ids = ((JsonElement?)role.Required("keyids")).Texts();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
            throw new FormatException("A role names one key twice.");

        var threshold = role.Required("threshold").Whole();
        return threshold is >= 1 and <= int.MaxValue
            ? new RoleKeys(
                [
                    .. ids.Select(id => (Id: id, Key: keys?.Member(id)))
                        .Where(key => key.Key?.ValueKind == JsonValueKind.Object)
                        .Select(key => new PublicKey(key.Id, JsonObject.Create(key.Key!.Value)!)), // an object
                ],
                (int)threshold
            )
            : throw new FormatException("A role has no threshold.");
    }

    /// <summary>True when enough different keys signed the metadata; one key under two ids counts once.</summary>
    public bool Signed(SignedMetadata metadata) =>
        Keys.Where(key =>
                metadata.Signatures.TryGetValue(key.Id, out var signature)
                && key.Verifies(metadata.SignedBytes, signature)
            )
            .DistinctBy(key => key.Material, StringComparer.Ordinal)
            .Count() >= Threshold;

    /// <summary>True when a key of these is none of the others': it was taken out of service.</summary>
    public bool HasKeyGoneIn(RoleKeys later) => Keys.Any(key => later.Keys.All(other => other.Id != key.Id));
}
