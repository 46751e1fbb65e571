using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InfoPoint.Repository;

/// <summary>A role to which paths were handed down (TUF §4.5, "delegations").</summary>
public sealed class Delegation
{
    private readonly IReadOnlyList<string> paths;
    private readonly IReadOnlyList<string> hashPrefixes;

    private Delegation(
        string name,
        RoleKeys keys,
        bool isTerminating,
        IReadOnlyList<string> paths,
        IReadOnlyList<string> hashPrefixes
    )
    {
        Name = name;
        Keys = keys;
        IsTerminating = isTerminating;
        this.paths = paths;
        this.hashPrefixes = hashPrefixes;
    }

    /// <summary>The role's name.</summary>
    public string Name { get; }

    /// <summary>Who signs it.</summary>
    public RoleKeys Keys { get; }

    /// <summary>True when roles after it are not asked for paths that it covers.</summary>
    public bool IsTerminating { get; }

    /// <summary>True when a path was handed down to the role. <c>*</c> and <c>?</c> never stand for <c>/</c>.</summary>
    public bool Covers(string path)
    {
        foreach (var pattern in paths)
            if (Matches(pattern, path))
                return true;
        return hashPrefixes.Count > 0 && hashPrefixes.Any(Hash(path).StartsWith);
    }

    /// <summary>Makes sure that this delegator's keys signed a role that was believed through another one.</summary>
    /// <exception cref="ReleaseException">They did not.</exception>
    internal void RequireSigned(TargetsMetadata role)
    {
        if (!Keys.Signed(role))
            throw ReleaseException.Untrusted(
                ReleaseProblem.BadSignature,
                $"{RoleNames.File(Name)}.json is not signed by {Keys.Threshold} of the keys that should sign it."
            );
    }

    internal static IReadOnlyList<Delegation> ReadAll(JsonElement delegations) =>
        [
            .. delegations
                .Required("roles")
                .EnumerateArray()
                .Select(role => new Delegation(
                    role.Required("name").Text(),
                    RoleKeys.Read(role, delegations.Member("keys")),
                    role.Member("terminating").IsTrue(),
                    role.Member("paths").Texts(),
                    role.Member("path_hash_prefixes").Texts()
                )),
        ];

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));

    /// <summary>Part by part, so that no wildcard reaches over a <c>/</c>; within a part the latest <c>*</c> takes more until the rest fits.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        int at = 0,
            from = 0,
            star = -1,
            taken = 0;
        while (at < path.Length)
        {
            if (from < pattern.Length && pattern[from] == '*')
            {
                star = from++;
                taken = at;
            }
            else if (from < pattern.Length && (pattern[from] == path[at] || (pattern[from] == '?' && path[at] != '/')))
            {
                from++;
                at++;
            }
            else if (star >= 0 && path[taken] != '/')
            {
                from = star + 1;
                at = ++taken;
            }
            else
            {
                return false;
            }
        }

        return pattern[from..].TrimStart('*').IsEmpty;
    }
}
