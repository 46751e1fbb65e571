using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InfoPoint.EndToEnd;

/// <summary>An authority that vouches for a server on this machine; the system knows nothing of it.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 own;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = DateTimeOffset.UtcNow;
        own = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serverRequest = new CertificateRequest("CN=127.0.0.1", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        serverRequest.CertificateExtensions.Add(names.Build());
        using var signed = serverRequest.Create(own, now.AddDays(-1), now.AddDays(20), [1]);
        Server = signed.CopyWithPrivateKey(serverKey);
    }

    /// <summary>For 127.0.0.1, with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The authority's certificate, as OpenSSL reads it from the file that SSL_CERT_FILE names.</summary>
    public string Pem => own.ExportCertificatePem();

    public void Dispose()
    {
        Server.Dispose();
        own.Dispose();
    }
}
