using System.CommandLine;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary>Options that several commands have, and the frame in which every command runs.</summary>
internal static class Shared
{
    public static Option<string?> Data { get; } =
        new("--data") { Description = "The data folder (or INFOPOINT_DATA).", HelpName = "DIR" };

    public static Option<string> Content { get; } =
        new("--content")
        {
            Description = "The library: a folder with library.yaml.",
            HelpName = "DIR",
            Required = true,
        };

    public static Option<string?> Urls { get; } =
        new("--urls") { Description = "Addresses to listen on, separated by ;", HelpName = "URL" };

    public static Option<string[]> Hub { get; } =
        new("--hub")
        {
            Description = "Hub, other point or folder to sync from; may be repeated.",
            HelpName = "URL",
            AllowMultipleArgumentsPerToken = true,
        };

    public static Option<string?> Root { get; } =
        new("--root") { Description = "The hub's root.json, trusted at first.", HelpName = "FILE" };

    public static Option<string?> Trust { get; } =
        new("--trust")
        {
            Description = "The fingerprint of the hub's root.json, as compared on two screens.",
            HelpName = "FINGERPRINT",
        };

    public static Option<string?> Area { get; } =
        new("--area") { Description = "The area that the point stands in.", HelpName = "ID" };

    public static Option<int?> SyncEvery { get; } =
        new("--sync-every-seconds") { Description = "Seconds between two looks for a new release.", HelpName = "N" };

    public static Option<bool> Json { get; } =
        new("--json") { Description = "The result as one JSON object.", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress.", Recursive = true };

    /// <summary>Runs a command: errors that a person can do something about become one sentence and an exit code, bugs fly.</summary>
    public static void Runs(this Command command, Func<ParseResult, Output, CancellationToken, Task<ExitCode>> run) =>
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = new Output(parsed.GetValue(Json), parsed.GetValue(Quiet));
                try
                {
                    return (int)await run(parsed, output, cancel);
                }
                catch (Exception error) when (ExitCodes.For(error) is { } code)
                {
                    Output.Say(ExitCodes.Say(error));
                    return (int)code;
                }
            }
        );

    /// <summary>The settings of a hub or a point, from flags, variables and <c>infopoint.yaml</c>.</summary>
    public static SiteSettings Settings(ParseResult parsed)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("urls", Urls);
        Add("area", Area);
        Add("root", Root);
        Add("trust", Trust);
        if (Has(Hub) && parsed.GetValue(Hub) is { Length: > 0 } hubs)
            flags["hub"] = string.Join(' ', hubs);
        if (Has(SyncEvery) && parsed.GetValue(SyncEvery) is { } seconds)
            flags["sync_every_seconds"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return SettingsReader.Read(parsed.GetValue(Data), flags);

        bool Has(Option option) => parsed.CommandResult.Command.Options.Contains(option);

        void Add(string key, Option<string?> option)
        {
            if (Has(option) && parsed.GetValue(option) is { } value)
                flags[key] = value;
        }
    }

    /// <summary>Makes sure that a data folder can be written.</summary>
    /// <exception cref="UnauthorizedAccessException">It cannot.</exception>
    public static void RequireWritable(string folder)
    {
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }
}
