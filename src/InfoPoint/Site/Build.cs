using System.Reflection;

namespace InfoPoint.Site;

/// <summary>What this program is.</summary>
public static class Build
{
    /// <summary>Its version.</summary>
    public static string Version { get; } =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>When it was built: no clock that says an earlier time is right.</summary>
    public static DateTimeOffset Date { get; } =
        File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, "infopoint.dll")) is { Year: > 2000 } written
            ? written
            : DateTimeOffset.UnixEpoch;
}
