namespace InfoPoint.Repository;

/// <summary>The hub's keys: <c>keys/NAME.pem</c>, readable by the hub alone.</summary>
/// <remarks>A new hub makes development keys of one person: whoever has the folder can sign anything. It says so until a key ceremony replaced root and targets.</remarks>
public sealed class KeyFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string DevelopmentMark = "DEVELOPMENT-KEYS.txt";

    private readonly string folder;
    private readonly Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);

    private KeyFolder(string folder) => this.folder = folder;

    /// <summary>Names of the keys: root and targets are to go offline, the others stay at the hub.</summary>
    public static IReadOnlyList<string> Names { get; } = ["root", "targets", "content", "snapshot", "timestamp"];

    /// <summary>True while one person holds all keys.</summary>
    public bool IsDevelopment => File.Exists(Path.Combine(folder, DevelopmentMark));

    /// <summary>The key of that name.</summary>
    public SigningKey this[string name] => keys[name];

    /// <summary>Opens the folder; makes development keys when it is empty.</summary>
    public static KeyFolder Open(string folder)
    {
        var opened = new KeyFolder(folder);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var isNew = !Names.Any(name => File.Exists(opened.PathOf(name)));
        if (isNew)
            AtomicFile.Write(
                Path.Combine(folder, DevelopmentMark),
                "One person holds all keys of this hub. Fine for trying; not for a province.\n"
            );
        foreach (var name in Names)
            opened.keys[name] = isNew ? opened.Make(name) : SigningKey.FromPem(File.ReadAllText(opened.PathOf(name)));
        return opened;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private SigningKey Make(string name)
    {
        var key = SigningKey.Create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(PathOf(name), options);
        file.Write(System.Text.Encoding.ASCII.GetBytes(key.ToPem()));
        file.Flush(flushToDisk: true);
        return key;
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".pem");
}
