namespace InfoPoint.Repository;

/// <summary>Finds the role that names a target: pre-order, depth first, each role fetched once and checked against whoever leads to it (TUF §5.6.7).</summary>
internal sealed class DelegationSearch(TrustedMetadata trusted, TrustFolder state, MirrorList mirrors, TufLimits limits)
{
    private readonly Dictionary<string, TargetsMetadata> loaded = new(StringComparer.Ordinal);

    public Task LoadTopAsync(CancellationToken cancel) => LoadAsync("targets", trusted.Root.KeysOf("targets"), cancel);

    public async Task<TargetFile?> FindAsync(string path, CancellationToken cancel)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<(string Name, RoleKeys Keys)>();
        ahead.Push(("targets", trusted.Root.KeysOf("targets")));
        while (ahead.TryPop(out var next) && visited.Count <= limits.Delegations)
        {
            if (!visited.Add(next.Name))
                continue;
            var role = await LoadAsync(next.Name, next.Keys, cancel);
            if (role.Targets.TryGetValue(path, out var target))
                return target;

            var covering = role.Delegations.Where(delegation => delegation.Covers(path)).ToList();
            if (covering.FindIndex(delegation => delegation.IsTerminating) is >= 0 and var last)
            {
                ahead.Clear();
                covering = covering[..(last + 1)];
            }

            foreach (var delegation in Enumerable.Reverse(covering))
                ahead.Push((delegation.Name, delegation.Keys));
        }

        return null;
    }

    private async Task<TargetsMetadata> LoadAsync(string name, RoleKeys keys, CancellationToken cancel)
    {
        if (loaded.TryGetValue(name, out var known) && keys.Signed(known))
            return known;
        if (state.Read(name) is { } local && TryLocal(local, name, keys) is { } kept)
            return loaded[name] = kept;

        var named =
            trusted.Snapshot!.Meta.GetValueOrDefault($"{name}.json") // believed before targets are
            ?? throw ReleaseException.Untrusted(ReleaseProblem.Missing, $"The snapshot does not name {name}.json.");
        await mirrors.TakeAsync(
            trusted.Root.IsConsistent
                ? RepositoryLayout.Metadata(name, named.Version)
                : RepositoryLayout.Metadata(name),
            named.Length ?? limits.TargetsBytes,
            raw =>
            {
                loaded[name] = trusted.CheckTargets(raw, name, keys);
                state.Write(name, raw);
            },
            cancel
        );
        return loaded[name];
    }

    private TargetsMetadata? TryLocal(byte[] raw, string name, RoleKeys keys)
    {
        try
        {
            return trusted.CheckTargets(raw, name, keys);
        }
        catch (ReleaseException)
        {
            return null; // older, expired or by other keys: the one of the snapshot is fetched
        }
    }
}
