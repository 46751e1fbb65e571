namespace InfoPoint.Repository;

/// <summary>All files of a release: roles in pre-order, each path from the first role that may name it (TUF §5.6.7).</summary>
internal sealed class TargetTree
{
    private readonly Dictionary<string, TargetsMetadata> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TargetFile> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);

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
        foreach (var role in roles.Values)
        foreach (var path in role.Targets.Keys)
        {
            visited.Clear();
            if (!files.ContainsKey(path) && Find(name, path, out var file) == Search.Found)
                files[path] = file!; // found
        }
    }

    private void Walk(TargetsMetadata role, Func<Delegation, TargetsMetadata> load)
    {
        foreach (var delegation in role.Delegations)
            if (roles.TryGetValue(delegation.Name, out var known))
                delegation.RequireSigned(known); // another delegator may trust other keys
            else
                Walk(roles[delegation.Name] = load(delegation), load);
    }

    /// <summary>Looks for a path in a role and in those below it. Every file of a release is looked for: no lists are made on the way.</summary>
    private Search Find(string name, string path, out TargetFile? file)
    {
        file = null;
        if (!visited.Add(name))
            return Search.GoesOn;
        var role = roles[name];
        if (role.Targets.TryGetValue(path, out file))
            return Search.Found;
        foreach (var delegation in role.Delegations)
        {
            if (!delegation.Covers(path))
                continue;
            var below = Find(delegation.Name, path, out file);
            if (below != Search.GoesOn)
                return below;
            if (delegation.IsTerminating)
                return Search.Ended;
        }

        return Search.GoesOn;
    }

    private enum Search
    {
        GoesOn,
        Found,

        /// <summary>A terminating role was the last to be asked, whoever else covers the path.</summary>
        Ended,
    }
}
