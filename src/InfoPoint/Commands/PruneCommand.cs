using System.CommandLine;
using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary><c>release prune</c>.</summary>
internal static class PruneCommand
{
    private static readonly Option<int?> Keep = new("--keep")
    {
        Description = "So many of the newest releases stay (setting keep_releases).",
        HelpName = "N",
    };
    private static readonly Option<int?> Days = new("--days")
    {
        Description = "A release stays so many days after the next one took its place (setting keep_days).",
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Command(
            "prune",
            "Removes old releases; the newest always stays.\n\n  infopoint release prune --data /var/lib/infopoint --keep 5"
        )
        {
            Shared.Data,
            Keep,
            Days,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                using var held = await DataLock.TakeAsync(settings.Data, TimeProvider.System, cancel);
                var (files, bytes) = new RepositoryPruning(
                    Math.Max(1, parsed.GetValue(Keep) ?? settings.KeepReleases),
                    TimeSpan.FromDays(parsed.GetValue(Days) ?? settings.KeepDays)
                ).Run(Path.Combine(settings.Data, "repository"), TimeProvider.System.GetUtcNow(), cancel);
                output.Result(new { files, bytes }, [$"{files} files removed, {bytes} bytes."]);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
