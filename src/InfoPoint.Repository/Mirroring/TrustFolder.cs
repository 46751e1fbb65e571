namespace InfoPoint.Repository;

/// <summary>What the client believes, byte for byte as received; it may be ahead of the release in use.</summary>
internal sealed class TrustFolder(string folder)
{
    public byte[]? Read(string role) => File.Exists(PathOf(role)) ? File.ReadAllBytes(PathOf(role)) : null;

    public void Write(string role, byte[] raw)
    {
        if (Read(role)?.AsSpan().SequenceEqual(raw) != true)
            AtomicFile.Write(PathOf(role), raw);
    }

    /// <summary>Keeps a root just believed. What keys taken out of service had signed goes first: a crash between the two must not bring it back.</summary>
    public void WriteRoot(TrustedMetadata trusted, byte[] raw)
    {
        if (trusted.NeedsRecovery)
        {
            Directory.CreateDirectory(folder); // a new client has none yet
            File.Delete(PathOf("timestamp"));
            File.Delete(PathOf("snapshot"));
        }

        Write("root", raw);
    }

    private string PathOf(string role) => Path.Combine(folder, RoleNames.File(role) + ".json");
}
