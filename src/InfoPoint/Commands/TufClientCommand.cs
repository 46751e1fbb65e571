using System.CommandLine;
using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary><c>tuf-client init</c>, <c>refresh</c> and <c>download</c>: a client of any TUF repository, as conformance suites drive it. It knows only the exit codes 0 and 1.</summary>
internal static class TufClientCommand
{
    public const string Name = "tuf-client";

    private static readonly Option<string> Metadata = new("--metadata-dir")
    {
        Description = "What is believed: root.json, timestamp.json and so on, as received.",
        HelpName = "DIR",
        Recursive = true,
        Required = true,
    };
    private static readonly Option<string[]> MetadataUrl = new("--metadata-url")
    {
        Description = "Where the repository's metadata lies; repeated for mirrors, which are tried in turn.",
        HelpName = "URL",
        Recursive = true,
    };
    private static readonly Option<string[]> TargetUrl = new("--target-base-url")
    {
        Description = "Where its targets lie, one for each --metadata-url.",
        HelpName = "URL",
        Recursive = true,
    };
    private static readonly Option<string[]> Target = new("--target-name")
    {
        Description = "Path of a target; may be repeated.",
        HelpName = "PATH",
        Recursive = true,
    };
    private static readonly Option<string?> TargetFolder = new("--target-dir")
    {
        Description = "Where targets go.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Command Create()
    {
        var root = new Argument<string>("ROOT") { Description = "The root.json that is trusted at first." };
        var init = new Command("init", "Trusts a root.json from now on.") { root };
        Runs(
            init,
            async (parsed, cancel) =>
                TufClient.Initialise(
                    parsed.GetValue(Metadata)!, // required
                    await File.ReadAllBytesAsync(parsed.GetValue(root)!, cancel) // required
                )
        );
        var refresh = new Command("refresh", "Brings the top-level metadata up to date.");
        Runs(refresh, (parsed, cancel) => WithClientAsync(parsed, client => client.RefreshAsync(cancel)));
        var download = new Command(
            "download",
            "Refreshes, then takes the targets in order; stops at the first refusal."
        );
        Runs(
            download,
            (parsed, cancel) =>
                WithClientAsync(
                    parsed,
                    async client =>
                    {
                        var into =
                            parsed.GetValue(TargetFolder) ?? throw new FormatException("--target-dir is missing.");
                        await client.RefreshAsync(cancel);
                        foreach (var path in parsed.GetValue(Target) ?? [])
                            await client.DownloadAsync(path, into, cancel);
                    }
                )
        );
        return new Command(
            Name,
            "A client of any TUF repository.\n\n  infopoint tuf-client --metadata-dir trust --metadata-url http://hub/repository/metadata/ refresh"
        )
        {
            Metadata,
            MetadataUrl,
            TargetUrl,
            Target,
            TargetFolder,
            init,
            refresh,
            download,
        };
    }

    private static async Task WithClientAsync(ParseResult parsed, Func<TufClient, Task> run)
    {
        var metadata = parsed.GetValue(MetadataUrl) ?? [];
        var targets = parsed.GetValue(TargetUrl) ?? [];
        if (metadata.Length == 0)
            throw new FormatException("--metadata-url is missing.");
        var mirrors = metadata
            .Select((url, i) => new HttpSource(new Uri(url), new Uri(i < targets.Length ? targets[i] : url)))
            .ToList();
        try
        {
            await run(new TufClient(parsed.GetValue(Metadata)!, mirrors, TimeProvider.System)); // required
        }
        finally
        {
            foreach (var mirror in mirrors)
                mirror.Dispose();
        }
    }

    private static void Runs(Command command, Func<ParseResult, CancellationToken, Task> run) =>
        command.SetAction(
            async (parsed, cancel) =>
            {
                try
                {
                    await run(parsed, cancel);
                    return 0;
                }
                catch (Exception wrong)
                    when (wrong
                            is ReleaseException
                                or IOException
                                or UnauthorizedAccessException
                                or FormatException
                                or OperationCanceledException
                    )
                {
                    Console.Error.WriteLine(wrong.Message.ReplaceLineEndings(" "));
                    return 1;
                }
            }
        );
}
