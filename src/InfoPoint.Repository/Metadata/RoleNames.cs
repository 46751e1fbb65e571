using System.Text;

namespace InfoPoint.Repository;

/// <summary>File names of roles, which may have any name.</summary>
public static class RoleNames
{
    private const string Safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

    /// <summary>The name percent-encoded, so that it is one safe part of a path.</summary>
    public static string File(string role) =>
        role is "." or ".."
            ? role.Replace(".", "%2E", StringComparison.Ordinal)
            : string.Concat(
                Encoding.UTF8.GetBytes(role).Select(one => Safe.Contains((char)one) ? $"{(char)one}" : $"%{one:X2}")
            );
}
