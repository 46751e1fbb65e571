using System.Security.Cryptography;
using System.Text.Json.Nodes;
using InfoPoint.Repository;
using NSec.Cryptography;

namespace InfoPoint.Tests.Repository.Client;

/// <summary>A key of any kind that repositories use, with its private half.</summary>
public sealed class SimulatedKey
{
    private readonly Func<byte[], byte[]> sign;

    private SimulatedKey(string type, string scheme, string written, Func<byte[], byte[]> sign)
    {
        this.sign = sign;
        Json = new JsonObject
        {
            ["keytype"] = type,
            ["keyval"] = new JsonObject { ["public"] = written },
            ["scheme"] = scheme,
        };
    }

    public JsonObject Json { get; }

    public string Id => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Encode(Json)));

    public static SimulatedKey Create(string scheme = "ecdsa-sha2-nistp256")
    {
        switch (scheme)
        {
            case "ed25519":
                var edwards = Key.Create(SignatureAlgorithm.Ed25519);
                return new SimulatedKey(
                    "ed25519",
                    scheme,
                    Convert.ToHexStringLower(edwards.PublicKey.Export(KeyBlobFormat.RawPublicKey)),
                    bytes => SignatureAlgorithm.Ed25519.Sign(edwards, bytes)
                );
            case "ecdsa-sha2-nistp256":
                var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                return new SimulatedKey(
                    "ecdsa",
                    scheme,
                    curve.ExportSubjectPublicKeyInfoPem(),
                    bytes => curve.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                );
            default:
                var rsa = RSA.Create(2048);
                var padding = scheme == "rsassa-pss-sha256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
                return new SimulatedKey(
                    "rsa",
                    scheme,
                    rsa.ExportSubjectPublicKeyInfoPem(),
                    bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, padding)
                );
        }
    }

    public JsonObject Sign(JsonObject signed) =>
        new() { ["keyid"] = Id, ["sig"] = Convert.ToHexStringLower(sign(CanonicalJson.Encode(signed))) };
}
