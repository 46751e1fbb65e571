using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

/// <summary>Three key sticks. Their passphrases cost time to open by design, so that a class of tests shares them.</summary>
public sealed class KeySticks : IDisposable
{
    public const string Passphrase = "four quiet words here";

    private readonly Dictionary<string, StickKeys> keys = new(StringComparer.Ordinal);

    public KeySticks()
    {
        foreach (var name in new[] { "a", "b", "c" })
            keys[name] = StickKeys.Create(Path.Combine(Folder, name), Passphrase);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("infopoint-sticks-").FullName;

    public StickKeys this[string name] => keys[name];

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
