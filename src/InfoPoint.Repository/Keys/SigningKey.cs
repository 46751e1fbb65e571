using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace InfoPoint.Repository;

/// <summary>A private ECDSA P-256 key.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        Public = PublicKey.Of(key);
    }

    /// <summary>Its public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key from PKCS #8 PEM.</summary>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new SigningKey(key);
    }

    /// <summary>The private key as PKCS #8 PEM.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem();

    /// <summary>Reads a key from encrypted PKCS #8 PEM.</summary>
    /// <exception cref="CryptographicException">The passphrase is another, or it is no key.</exception>
    public static SigningKey FromEncryptedPem(string pem, string passphrase)
    {
        var key = ECDsa.Create();
        key.ImportFromEncryptedPem(pem, passphrase);
        return new SigningKey(key);
    }

    /// <summary>The private key as PKCS #8 PEM, encrypted by AES-256; guessing a passphrase costs 600,000 rounds each.</summary>
    public string ToEncryptedPem(string passphrase) =>
        key.ExportEncryptedPkcs8PrivateKeyPem(
            passphrase,
            new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000)
        );

    /// <summary>A signature object for metadata over the canonical form of <paramref name="signed"/>.</summary>
    public JsonObject Sign(JsonNode signed) =>
        new()
        {
            ["keyid"] = Public.Id,
            ["sig"] = Convert.ToHexStringLower(
                key.SignData(
                    CanonicalJson.Encode(signed),
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence
                )
            ),
        };

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
