using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>Ten thousand random alterations of metadata and targets.</summary>
public sealed class AlterationTests : IDisposable
{
    private const int Alterations = 10_000;

    private readonly TestRepository repository = new();
    private readonly Random random = new(20261125);

    public void Dispose() => repository.Dispose();

    [Fact]
    public void No_alteration_of_metadata_or_targets_is_accepted()
    {
        repository.Publish();
        var view = ReleaseView.Open(repository.Root);
        var roles = view.Roles.ToList();
        var files = view.Files.Concat(view.Packs).ToList();
        var accepted = new List<string>();
        for (var i = 0; i < Alterations; i++)
        {
            var kind = random.Next(4);
            var role = roles[random.Next(roles.Count)];
            var (path, file) = files[random.Next(files.Count)];
            var isAccepted = kind switch
            {
                0 => Accepts(
                    view.Trusted.Timestamp!,
                    raw => view.Trusted.Root.KeysOf("timestamp").Signed(new TimestampMetadata(raw))
                ), // an open view has one
                1 => Accepts(view.Trusted.Snapshot!, raw => TakesSnapshot(view, raw)), // as above
                2 => Accepts(role.Value, raw => Keys(view, role.Key).Signed(new TargetsMetadata(raw))),
                _ => file.Hashes.Match(
                    Altered(
                        File.ReadAllBytes(
                            RepositoryLayout.OnDisk(repository.Root, RepositoryLayout.Target(path, file.Hash))
                        )
                    )
                ),
            };
            if (isAccepted)
                accepted.Add($"{kind} {role.Key} {path}");
        }

        Assert.Empty(accepted);
    }

    private static RoleKeys Keys(ReleaseView view, string role) =>
        role == "targets"
            ? view.Trusted.Root.KeysOf("targets")
            : view.Roles.Values.SelectMany(one => one.Delegations).First(delegation => delegation.Name == role).Keys;

    private static bool TakesSnapshot(ReleaseView view, byte[] raw)
    {
        var trusted = new TrustedMetadata(view.Trusted.Root.Raw, DateTimeOffset.UnixEpoch, ignoresExpiry: true);
        trusted.UpdateTimestamp(view.Timestamp.ToArray());
        trusted.UpdateSnapshot(raw);
        return true;
    }

    /// <summary>An alteration of white space, or of the letters of a signature, says the same: only what is signed must never differ.</summary>
    private bool Accepts(SignedMetadata metadata, Func<byte[], bool> believes)
    {
        var altered = Altered(metadata.Raw);
        try
        {
            return believes(altered)
                && !CanonicalJson
                    .Encode(CanonicalJson.ParseObject(altered)["signed"])
                    .AsSpan()
                    .SequenceEqual(CanonicalJson.Encode(metadata.Signed));
        }
        catch (ReleaseException)
        {
            return false; // refused as malformed
        }
    }

    private byte[] Altered(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        switch (random.Next(4))
        {
            case 0:
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                return copy;
            case 1:
                return copy[..random.Next(copy.Length)];
            case 2:
                var at = random.Next(copy.Length);
                return [.. copy[..at], (byte)random.Next(256), .. copy[at..]];
            default:
                var one = random.Next(copy.Length);
                var other = random.Next(copy.Length);
                if (copy[one] == copy[other])
                    copy[one] ^= 1;
                else
                    (copy[one], copy[other]) = (copy[other], copy[one]);
                return copy;
        }
    }
}
