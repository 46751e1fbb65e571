namespace InfoPoint.Repository;

/// <summary>All files of a release: roles in pre-order, each path from the first role that may name it (TUF §5.6.7).</summary>
internal sealed class TargetTree
{
    private readonly Dictionary<string, TargetsMetadata> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TargetFile> files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, TargetsMetadata> Roles => roles;

    public IReadOnlyDictionary<string, TargetFile> Files => files;

    /// <summary>Adds the top-level role and all below it.</summary>
    /// <param name="name">The role's name.</param>
    /// <param name="top">Its metadata, believed already.</param>
    /// <param name="load">Gives the believed metadata of a delegated role.</param>
    public void Add(string name, TargetsMetadata top, Func<Delegation, TargetsMetadata> load)
    {
        roles[name] = top;
        Walk(top, load);
        foreach (var path in roles.Values.SelectMany(role => role.Targets.Keys).Distinct(StringComparer.Ordinal))
            if (Find(name, path, []) is { } file)
                files[path] = file;
    }

    private void Walk(TargetsMetadata role, Func<Delegation, TargetsMetadata> load)
    {
        foreach (var delegation in role.Delegations)
            if (roles.TryGetValue(delegation.Name, out var known))
                delegation.RequireSigned(known); // another delegator may trust other keys
            else
                Walk(roles[delegation.Name] = load(delegation), load);
    }

    private TargetFile? Find(string name, string path, HashSet<string> visited)
    {
        var order = new Stack<string>([name]);
        while (order.TryPop(out var next))
        {
            if (!visited.Add(next))
                continue;
            var role = roles[next];
            if (role.Targets.TryGetValue(path, out var file))
                return file;

            var covering = role.Delegations.Where(delegation => delegation.Covers(path)).ToList();
            var last = covering.FindIndex(delegation => delegation.IsTerminating);
            if (last >= 0)
            {
                order.Clear();
                covering = covering[..(last + 1)];
            }

            for (var at = covering.Count - 1; at >= 0; at--)
                order.Push(covering[at].Name);
        }

        return null;
    }
}
