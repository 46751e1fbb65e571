using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace InfoPoint.Repository;

/// <summary>The kinds of signatures that a client of TUF meets: how a public key is written, and how it verifies.</summary>
internal static class SignatureScheme
{
    public const string EcdsaP256 = "ecdsa-sha2-nistp256";
    public const string Ed25519 = "ed25519";
    public const string RsaPss = "rsassa-pss-sha256";
    public const string RsaPkcs1 = "rsa-pkcs1v15-sha256";

    /// <summary>True when the key made the signature; false also for keys and signatures of other kinds or shapes, which just do not count.</summary>
    public static bool Verifies(JsonObject key, ReadOnlySpan<byte> message, string signatureHex)
    {
        try
        {
            var signature = Convert.FromHexString(signatureHex);
            var written = key["keyval"]?["public"]?.GetValue<string>() ?? "";
            return (key["keytype"]?.GetValue<string>(), key["scheme"]?.GetValue<string>()) switch
            {
                // Older repositories wrote the scheme as the type.
                ("ecdsa" or EcdsaP256, EcdsaP256) => VerifiesEcdsa(written, message, signature),
                ("ed25519", Ed25519) => VerifiesEd25519(written, message, signature),
                ("rsa", RsaPss) => VerifiesRsa(written, message, signature, RSASignaturePadding.Pss),
                ("rsa", RsaPkcs1) => VerifiesRsa(written, message, signature, RSASignaturePadding.Pkcs1),
                _ => false,
            };
        }
        catch (Exception wrong)
            when (wrong is FormatException or ArgumentException or CryptographicException or InvalidOperationException)
        {
            return false; // a signature that is no signature does not count (TUF §5.3.4 only asks for enough good ones)
        }
    }

    /// <summary>The same for two ways of writing one key, so that one key under two ids counts once.</summary>
    public static string Material(JsonObject key)
    {
        var written = key["keyval"]?["public"]?.ToString() ?? "";
        return string.Concat(
            written
                .Split('\n')
                .Where(line => !line.StartsWith("-----", StringComparison.Ordinal))
                .SelectMany(line => line.Where(c => !char.IsWhiteSpace(c)))
        );
    }

    private static bool VerifiesEcdsa(string pem, ReadOnlySpan<byte> message, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.KeySize == 256
            && key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static bool VerifiesRsa(
        string pem,
        ReadOnlySpan<byte> message,
        byte[] signature,
        RSASignaturePadding padding
    )
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        return key.VerifyData(message, signature, HashAlgorithmName.SHA256, padding);
    }

    private static bool VerifiesEd25519(string hex, ReadOnlySpan<byte> message, byte[] signature) =>
        NSec.Cryptography.PublicKey.TryImport(
            SignatureAlgorithm.Ed25519,
            Convert.FromHexString(hex),
            KeyBlobFormat.RawPublicKey,
            out var key
        ) && SignatureAlgorithm.Ed25519.Verify(key!, message, signature); // imported
}
