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

    public void Remove(string role) => File.Delete(PathOf(role));

    private string PathOf(string role) => Path.Combine(folder, RoleNames.File(role) + ".json");
}
