namespace InfoPoint.Repository;

/// <summary>Moves root and targets to three sticks, and replaces keys of the hub. At every moment clients find signatures that fit, with the root before and with the new one.</summary>
/// <param name="data">The hub's data folder; the caller holds its lock.</param>
/// <param name="keys">The hub's keys.</param>
/// <param name="clock">The time written into metadata.</param>
public sealed class KeyCeremony(string data, KeyFolder keys, TimeProvider clock)
{
    /// <summary>How many sticks there are.</summary>
    public const int Sticks = 3;

    /// <summary>How many of them must come together to sign.</summary>
    public const int Threshold = 2;

    private readonly string root = Path.Combine(data, "repository");

    /// <summary>Hands root and targets over to the sticks and erases the development keys.</summary>
    /// <exception cref="ReleaseException">The keys are on sticks already, or nothing was published yet.</exception>
    public void TakeOffline(IReadOnlyList<StickKeys> sticks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sticks.Count, Sticks);
        var view = RequireReady();
        SignAll(
            view,
            ReleaseSigners.Of(keys) with
            {
                Targets = [keys["targets"], .. sticks.Select(stick => stick.Targets)],
                RenewsTargets = true,
            }
        );
        WriteRoot(
            view,
            [.. sticks.Select(stick => stick.Root.Public)],
            [.. sticks.Select(stick => stick.Targets.Public)],
            Threshold,
            keys["snapshot"].Public,
            keys["timestamp"].Public,
            [keys["root"], .. sticks.Select(stick => stick.Root)]
        );
        keys.EraseOffline();
    }

    /// <summary>Replaces keys of the hub, and signs root and targets anew for three years.</summary>
    /// <param name="names">Some of <see cref="KeyFolder.OnlineNames"/>; empty only signs anew.</param>
    /// <param name="sticks">Two of the three sticks; none while the hub has development keys.</param>
    /// <exception cref="ReleaseException">Too few sticks, or sticks of another ceremony.</exception>
    public void Rotate(IReadOnlyCollection<string> names, IReadOnlyList<StickKeys> sticks)
    {
        var view = ReleaseView.Open(root);
        keys.Settle(view);
        var rootSigners = keys.IsDevelopment ? [keys["root"]] : sticks.Select(stick => stick.Root).ToList();
        var targetSigners = keys.IsDevelopment ? [keys["targets"]] : sticks.Select(stick => stick.Targets).ToList();
        RequireEnough(view.Trusted.Root.KeysOf("root"), rootSigners);
        RequireEnough(view.Trusted.Root.KeysOf("targets"), targetSigners);

        var next = names.ToDictionary(name => name, keys.MakeNext, StringComparer.Ordinal);
        SignAll(
            view,
            new ReleaseSigners
            {
                Timestamp = WithNext("timestamp"),
                Snapshot = WithNext("snapshot"),
                Content = next.GetValueOrDefault("content") ?? keys["content"],
                Targets = targetSigners,
                RenewsTargets = true,
            }
        );
        WriteRoot(
            view,
            view.Trusted.Root.KeysOf("root").Keys,
            view.Trusted.Root.KeysOf("targets").Keys,
            view.Trusted.Root.KeysOf("root").Threshold,
            (next.GetValueOrDefault("snapshot") ?? keys["snapshot"]).Public,
            (next.GetValueOrDefault("timestamp") ?? keys["timestamp"]).Public,
            rootSigners
        );
        keys.Settle(ReleaseView.Open(root));
        foreach (var key in next.Values)
            key.Dispose();

        IReadOnlyList<SigningKey> WithNext(string name) =>
            next.TryGetValue(name, out var key) ? [keys[name], key] : [keys[name]];
    }

    /// <summary>Makes sure that there are keys to hand over, and a release that names them.</summary>
    /// <exception cref="ReleaseException">The keys are on sticks already, or nothing was published yet.</exception>
    public ReleaseView RequireReady()
    {
        var view = ReleaseView.Open(root);
        keys.Settle(view);
        return keys.IsDevelopment
            ? view
            : throw new ReleaseException(
                ReleaseProblem.NoKey,
                "Root and targets are on sticks already.",
                "Replace keys with: infopoint keys rotate"
            );
    }

    private static void RequireEnough(RoleKeys trusted, List<SigningKey> signers)
    {
        var good = signers
            .Select(key => key.Public.Id)
            .Distinct(StringComparer.Ordinal)
            .Count(id => trusted.Keys.Any(key => key.Id == id));
        if (good < trusted.Threshold)
            throw new ReleaseException(
                ReleaseProblem.NoKey,
                $"{trusted.Threshold} sticks of this hub's ceremony must sign, {good} are here.",
                "Give different sticks of the ceremony, each with --stick."
            );
    }

    private void SignAll(ReleaseView view, ReleaseSigners signers)
    {
        var files = new SortedDictionary<string, TargetFile>(StringComparer.Ordinal);
        foreach (var (path, file) in view.Files.Concat(view.Packs))
            files[path] = file;
        new ReleaseSigning(root, signers, clock.GetUtcNow()).Sign(
            view,
            files,
            view.Release,
            view.Published ?? clock.GetUtcNow()
        );
    }

    private void WriteRoot(
        ReleaseView view,
        IReadOnlyList<PublicKey> rootKeys,
        IReadOnlyList<PublicKey> targetsKeys,
        int threshold,
        PublicKey snapshot,
        PublicKey timestamp,
        IEnumerable<SigningKey> signers
    ) =>
        new RootSigning(root, clock.GetUtcNow()).Write(
            view.Trusted.Root.Version + 1,
            [
                ("root", rootKeys, threshold),
                ("snapshot", [snapshot], 1),
                ("targets", targetsKeys, threshold),
                ("timestamp", [timestamp], 1),
            ],
            signers
        );
}
