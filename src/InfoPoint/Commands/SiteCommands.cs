using System.CommandLine;
using InfoPoint.Hub;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>hub</c> and <c>point</c>: the programs that run all day.</summary>
internal static class SiteCommands
{
    private static readonly Option<string?> Seed = new("--content")
    {
        Description = "The library of the first release; not looked at once there is one.",
        HelpName = "DIR",
    };

    public static Command Hub()
    {
        var command = new Command(
            "hub",
            "The content server: repository and site.\n\n  infopoint hub --data /var/lib/infopoint --content content --urls http://0.0.0.0:8080"
        )
        {
            Shared.Data,
            Seed,
            Shared.Urls,
        };
        command.Runs(
            async (parsed, _, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                Shared.RequireWritable(settings.Data);
                var code = await SeedAsync(settings, parsed.GetValue(Seed), cancel);
                if (code != ExitCode.Done)
                    return code;

                SayKeys(settings);
                return await RunAsync(settings with { Role = SiteRole.Hub }, cancel);
            }
        );
        return command;
    }

    public static Command Point()
    {
        var command = new Command(
            "point",
            "A district point: takes releases from a hub and serves reader, kiosk and API.\n\n  infopoint point --data /var/lib/infopoint --hub http://hub:8080 --trust FINGERPRINT --area ta-oi --urls http://0.0.0.0:8080"
        )
        {
            Shared.Data,
            Shared.Hub,
            Shared.Root,
            Shared.Trust,
            Shared.Area,
            Shared.Urls,
            Shared.SyncEvery,
        };
        command.Runs(
            async (parsed, _, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                Shared.RequireWritable(settings.Data);
                if (settings.Hub.Count == 0)
                    Output.Say(
                        "No hub is named: this point serves what it has. Name one with --hub, or bring content with: infopoint sync --hub FOLDER"
                    );
                return await RunAsync(settings with { Role = SiteRole.Point }, cancel);
            }
        );
        return command;
    }

    /// <summary>Starts a site and waits until it is told to end.</summary>
    private static async Task<ExitCode> RunAsync(SiteSettings settings, CancellationToken cancel)
    {
        await using var site = SiteHost.Build(settings, TimeProvider.System, LogLevel.Information);
        await site.StartAsync(cancel);
        Output.Say($"Open {string.Join(" or ", site.Urls)} in a browser. Ctrl-C ends.");
        await site.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> SeedAsync(SiteSettings settings, string? content, CancellationToken cancel)
    {
        if (content is null)
            return ExitCode.Done;
        if (ReleaseView.TryOpen(Path.Combine(settings.Data, "repository")) is { } release)
        {
            Output.Say(
                $"Release {release.Release} is in use; --content is only for the first one. Publish with: infopoint release publish --data {settings.Data} --content {content}"
            );
            return ExitCode.Done;
        }

        var report = await new ReleaseBuilder(settings.Data, TimeProvider.System).PublishAsync(
            content,
            replaces: false,
            prunes: false,
            cancel
        );
        if (report.Outcome is not null)
            return ExitCode.Done;

        ProblemReport.Print(report.Problems);
        Output.Say("Nothing was published. Mend the errors above, then start again.");
        return ExitCode.WrongInput;
    }

    private static void SayKeys(SiteSettings settings)
    {
        using var keys = KeyFolder.Open(Path.Combine(settings.Data, "keys"));
        if (keys.IsDevelopment)
            Output.Say("This hub signs with development keys of one person: fine for trying, not for a province.");
        var root = RepositoryLayout.OnDisk(
            Path.Combine(settings.Data, "repository"),
            RepositoryLayout.Metadata("root", 1)
        );
        if (File.Exists(root))
            Output.Say($"Fingerprint for points (--trust): {Fingerprint.Of(root)}");
    }
}
