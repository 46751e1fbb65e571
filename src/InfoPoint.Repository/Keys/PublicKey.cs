using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>A key as metadata names it. Kinds that this program cannot check never verify, so that a threshold must be met by others.</summary>
/// <param name="Id">The key id as written where the key was found; opaque.</param>
/// <param name="Json">The key object with all its fields, known or not.</param>
public sealed record PublicKey(string Id, JsonObject Json)
{
    /// <summary>Builds the key object of an ECDSA P-256 key; its id is the hash of the canonical object (TUF §4.2).</summary>
    public static PublicKey Of(ECDsa key)
    {
        var json = new JsonObject
        {
            ["keytype"] = "ecdsa",
            ["keyval"] = new JsonObject { ["public"] = key.ExportSubjectPublicKeyInfoPem() + "\n" },
            ["scheme"] = SignatureScheme.EcdsaP256,
        };
        return new PublicKey(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Encode(json))), json);
    }

    /// <summary>True when the signature was made over the message by this key.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, string signatureHex) =>
        SignatureScheme.Verifies(Json, message, signatureHex);

    internal string Material => SignatureScheme.Material(Json);
}
