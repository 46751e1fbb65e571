using System.Security.Cryptography;

namespace InfoPoint.Repository;

/// <summary>One person's keys of root and targets, in encrypted files on a stick: <c>infopoint-keys/root.pem</c> and <c>targets.pem</c>.</summary>
public sealed class StickKeys : IDisposable
{
    private const string Folder = "infopoint-keys";

    private StickKeys(SigningKey root, SigningKey targets)
    {
        Root = root;
        Targets = targets;
    }

    /// <summary>Signs root files.</summary>
    public SigningKey Root { get; }

    /// <summary>Signs the top-level targets.</summary>
    public SigningKey Targets { get; }

    /// <summary>Makes the keys of one stick and reads them back.</summary>
    /// <exception cref="ReleaseException">The stick holds keys already.</exception>
    /// <exception cref="IOException">The stick cannot be written.</exception>
    public static StickKeys Create(string stick, string passphrase)
    {
        var folder = Path.Combine(stick, Folder);
        if (Directory.Exists(folder))
            throw new ReleaseException(
                ReleaseProblem.NoKey,
                $"{stick} holds keys already.",
                "Use an empty stick: keys that signed a root are never written over."
            );

        foreach (var name in KeyFolder.OfflineNames)
        {
            using var key = SigningKey.Create();
            AtomicFile.Write(Path.Combine(folder, name + ".pem"), key.ToEncryptedPem(passphrase));
        }

        return Read(stick, passphrase);
    }

    /// <summary>Reads the keys of a stick.</summary>
    /// <exception cref="ReleaseException">There are none, or the passphrase is another.</exception>
    public static StickKeys Read(string stick, string passphrase)
    {
        return new StickKeys(Key("root"), Key("targets"));

        SigningKey Key(string name)
        {
            var file = Path.Combine(stick, Folder, name + ".pem");
            if (!File.Exists(file))
                throw new ReleaseException(
                    ReleaseProblem.NoKey,
                    $"There is no {file}.",
                    "Plug in a stick of the key ceremony, or check the path."
                );

            try
            {
                return SigningKey.FromEncryptedPem(File.ReadAllText(file), passphrase);
            }
            catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
            {
                throw new ReleaseException(
                    ReleaseProblem.NoKey,
                    $"{file} cannot be opened with this passphrase.",
                    "Type the passphrase of this stick again.",
                    wrong
                );
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Root.Dispose();
        Targets.Dispose();
    }
}
