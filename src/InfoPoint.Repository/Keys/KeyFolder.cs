namespace InfoPoint.Repository;

/// <summary>The hub's keys: <c>keys/NAME.pem</c>, readable by the hub alone.</summary>
/// <remarks>A new hub makes development keys of one person: whoever has the folder can sign anything. It says so until a key ceremony moved root and targets to sticks.</remarks>
public sealed class KeyFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string DevelopmentMark = "DEVELOPMENT-KEYS.txt";

    private readonly string folder;
    private readonly Dictionary<string, SigningKey> keys = new(StringComparer.Ordinal);

    private KeyFolder(string folder) => this.folder = folder;

    /// <summary>Names of the keys that go to sticks in a ceremony.</summary>
    public static IReadOnlyList<string> OfflineNames { get; } = ["root", "targets"];

    /// <summary>Names of the keys that stay at the hub: the library's roles, the snapshot, the timestamp.</summary>
    public static IReadOnlyList<string> OnlineNames { get; } = ["content", "snapshot", "timestamp"];

    /// <summary>True while one person holds all keys.</summary>
    public bool IsDevelopment => File.Exists(MarkPath);

    private string MarkPath => Path.Combine(folder, DevelopmentMark);

    /// <summary>The key of that name.</summary>
    /// <exception cref="ReleaseException">It is not at the hub.</exception>
    public SigningKey this[string name] =>
        Find(name)
        ?? throw new ReleaseException(
            ReleaseProblem.NoKey,
            $"The key {name} is not in {folder}.",
            OfflineNames.Contains(name)
                ? "Give two of the three key sticks with --stick."
                : "Bring keys/ back from the backup, or replace the key with: infopoint keys rotate"
        );

    /// <summary>The key of that name, or null when it lies elsewhere.</summary>
    public SigningKey? Find(string name) => keys.GetValueOrDefault(name);

    /// <summary>Opens the folder; makes development keys when it is empty.</summary>
    public static KeyFolder Open(string folder)
    {
        var opened = new KeyFolder(folder);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        string[] names = [.. OfflineNames, .. OnlineNames];
        if (!names.Any(name => File.Exists(opened.PathOf(name))))
            AtomicFile.Write(
                opened.MarkPath,
                "One person holds all keys of this hub. Fine for trying; not for a province.\n"
            );
        foreach (var name in names)
            if (File.Exists(opened.PathOf(name)))
                opened.keys[name] = SigningKey.FromPem(File.ReadAllText(opened.PathOf(name)));
            else if (opened.IsDevelopment)
                opened.keys[name] = Write(opened.PathOf(name)); // all of them, or those that a crash left out
        return opened;
    }

    /// <summary>Makes the key that will replace one; it waits beside until the repository names it.</summary>
    internal SigningKey MakeNext(string name)
    {
        File.Delete(NextPathOf(name)); // of a rotation that did not come to its end
        return Write(NextPathOf(name));
    }

    /// <summary>Puts keys into use that the repository names already, and drops those that it never came to name or no longer names: a rotation or a ceremony ends here, also after a crash.</summary>
    internal void Settle(ReleaseView view)
    {
        if (OfflineNames.Any(name => Find(name) is { } key && !IsTrusted(view.Trusted.Root.KeysOf(name), key)))
            EraseOffline();
        foreach (var name in OnlineNames.Where(name => File.Exists(NextPathOf(name))))
        {
            var next = SigningKey.FromPem(File.ReadAllText(NextPathOf(name)));
            var trusted =
                name == "content"
                    ? view.Roles["targets"].Delegations.First(delegation => delegation.Name == "articles").Keys
                    : view.Trusted.Root.KeysOf(name);
            if (IsTrusted(trusted, next))
            {
                File.Move(NextPathOf(name), PathOf(name), overwrite: true);
                keys[name].Dispose();
                keys[name] = next;
            }
            else
            {
                File.Delete(NextPathOf(name));
                next.Dispose();
            }
        }
    }

    /// <summary>Root and targets are on sticks now: nothing of them stays here.</summary>
    internal void EraseOffline()
    {
        File.Delete(MarkPath);
        foreach (var name in OfflineNames)
        {
            File.Delete(PathOf(name));
            keys.Remove(name);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private static bool IsTrusted(RoleKeys trusted, SigningKey key) => trusted.Keys.Any(one => one.Id == key.Public.Id);

    private static SigningKey Write(string path)
    {
        var key = SigningKey.Create();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(path + AtomicFile.Unfinished, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ToPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + AtomicFile.Unfinished, path, overwrite: true);
        return key;
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".pem");

    private string NextPathOf(string name) => Path.Combine(folder, name + ".next.pem");
}
