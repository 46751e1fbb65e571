using System.CommandLine;
using System.Globalization;
using InfoPoint.Hub;
using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary><c>release publish</c> and <c>list</c>; <see cref="VerifyCommand"/> and <see cref="PruneCommand"/> are their own.</summary>
internal static class ReleaseCommand
{
    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Take texts although the published ones have the same or a later revision.",
    };
    private static readonly Option<bool> Prune = new("--prune")
    {
        Description = "Remove published articles that the folder lacks.",
    };

    public static Command Create() =>
        new("release", "Releases of the hub.") { Publish(), List(), VerifyCommand.Create(), PruneCommand.Create() };

    private static Command Publish()
    {
        var command = new Command(
            "publish",
            "Publishes a folder as a signed release.\n\n  infopoint release publish --data /var/lib/infopoint --content content"
        )
        {
            Shared.Data,
            Shared.Content,
            Replace,
            Prune,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                Shared.RequireWritable(settings.Data);
                var content = parsed.GetValue(Shared.Content)!; // required
                var report = await new ReleaseBuilder(settings.Data, TimeProvider.System).PublishAsync(
                    content,
                    parsed.GetValue(Replace),
                    parsed.GetValue(Prune),
                    cancel
                );
                ProblemReport.Print(report.Problems);
                if (report.KnownWarnings > 0)
                    Output.Say(
                        $"{report.KnownWarnings} warnings of articles that have not changed are not repeated; see them with: infopoint content check {content}"
                    );
                foreach (var clash in report.Clashes)
                    Output.Say(
                        $"{clash.Path}: revision {clash.Found} here, revision {clash.Published} is published with another text."
                    );
                if (report.Outcome is not { } outcome)
                {
                    Output.Say(
                        report.Clashes.Count > 0
                            ? "Nothing was published. Raise the revision of texts that you changed, or take the folder's texts with --replace."
                            : "Nothing was published. Mend the errors above, then publish again."
                    );
                    return ExitCode.WrongInput;
                }

                output.Result(
                    new
                    {
                        release = outcome.Release,
                        isNew = outcome.IsNew,
                        added = outcome.Added,
                        changed = outcome.Changed,
                        removed = outcome.Removed,
                        kept = report.Kept,
                    },
                    Lines(outcome, report.Kept)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static IEnumerable<string> Lines(PublishOutcome outcome, IReadOnlyList<string> kept)
    {
        foreach (var (mark, paths) in new[] { ("+", outcome.Added), ("~", outcome.Changed), ("-", outcome.Removed) })
        foreach (var path in paths)
            yield return $"{mark} {path}";
        if (kept.Count > 0)
            yield return $"{kept.Count} articles stay published although the folder lacks them; --prune removes them.";
        yield return outcome.IsNew
            ? $"Release {outcome.Release} published: {outcome.Added.Count} added, {outcome.Changed.Count} changed, {outcome.Removed.Count} removed."
            : $"Nothing has changed: release {outcome.Release} stays.";
    }

    private static Command List()
    {
        var command = new Command(
            "list",
            "Lists the releases of a hub or a point, newest first.\n\n  infopoint release list --data /var/lib/infopoint"
        )
        {
            Shared.Data,
        };
        command.Runs(
            (parsed, output, _) =>
            {
                var releases = ReleaseHistory.Read(RepositoryOf(Shared.Settings(parsed).Data));
                output.Result(
                    new
                    {
                        releases = releases.Select(release => new
                        {
                            release = release.Release,
                            published = release.Published,
                            active = release.IsActive,
                        }),
                    },
                    releases.Count == 0
                        ? ["There is no release yet."]
                        : releases.Select(release =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{(release.IsActive ? "*" : " ")} {release.Release, 6}  {release.Published:yyyy-MM-dd HH:mm} UTC"
                            )
                        )
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    /// <summary>The repository of a data folder, be it a hub's or a point's.</summary>
    internal static string RepositoryOf(string data) =>
        Directory.Exists(Path.Combine(data, "mirror"))
            ? Path.Combine(data, "mirror", "repository")
            : Path.Combine(data, "repository");
}
