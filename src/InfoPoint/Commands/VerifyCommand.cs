using System.CommandLine;
using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary><c>release verify</c>.</summary>
internal static class VerifyCommand
{
    private static readonly Option<bool> Repair = new("--repair")
    {
        Description = "Has damaged files replaced by the next sync or publishing; damaged compressed forms go at once.",
    };

    public static Command Create()
    {
        var command = new Command(
            "verify",
            "Checks every signature and every file of the release in use.\n\n  infopoint release verify --data /var/lib/infopoint"
        )
        {
            Shared.Data,
            Repair,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var data = Shared.Settings(parsed).Data;
                var repository = ReleaseCommand.RepositoryOf(data);
                var view = ReleaseView.Open(repository);
                var damage = view.FindDamage(cancel);
                var repairs = parsed.GetValue(Repair) && damage.Count > 0;
                IReadOnlyList<string> waiting = damage;
                if (repairs)
                {
                    using var held = await DataLock.TakeAsync(data, TimeProvider.System, cancel);
                    waiting = new SuspectFiles(repository).Add(damage);
                }

                output.Result(
                    new
                    {
                        release = view.Release,
                        files = view.Files.Count,
                        damaged = damage,
                        waiting,
                    },
                    [.. damage.Select(path => $"damaged: {path}"), Say(view, damage.Count, repairs, waiting.Count)]
                );
                return damage.Count == 0 || (repairs && waiting.Count == 0) ? ExitCode.Done
                    : repairs ? ExitCode.PartlyDone
                    : ExitCode.Refused;
            }
        );
        return command;
    }

    private static string Say(ReleaseView view, int damaged, bool repairs, int waiting) =>
        damaged == 0 ? $"Release {view.Release}: {view.Files.Count} files are whole."
        : !repairs
            ? $"Release {view.Release}: {damaged} files are damaged. Have them replaced with: infopoint release verify --repair"
        : waiting == 0 ? $"Release {view.Release}: {damaged} damaged compressed forms were removed; nobody needs them."
        : $"Release {view.Release}: {waiting} damaged files are replaced by the next sync, or at the hub by publishing the folder that holds them. Until then they stay.";
}
