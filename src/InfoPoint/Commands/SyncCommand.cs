using System.CommandLine;
using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Commands;

/// <summary><c>sync</c>: one mirroring.</summary>
internal static class SyncCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only tells what would come and what it would cost.",
    };

    public static Command Create()
    {
        var command = new Command(
            "sync",
            "Takes the newest release once, from a hub or a folder.\n\n  infopoint sync --data /var/lib/infopoint --hub /media/stick --trust FINGERPRINT"
        )
        {
            Shared.Data,
            Shared.Hub,
            Shared.Root,
            Shared.Trust,
            DryRun,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                Shared.RequireWritable(settings.Data);
                if (parsed.GetValue(DryRun))
                    return Show(await PointSync.PlanAsync(settings, TimeProvider.System, cancel), output);

                var outcome = await PointSync.RunAsync(settings, TimeProvider.System, new Advance(output), cancel);
                output.EndProgress();
                output.Result(
                    new
                    {
                        release = outcome.Release,
                        isNew = outcome.IsNew,
                        from = outcome.Source,
                        bytes = outcome.Bytes,
                        added = outcome.Added,
                        changed = outcome.Changed,
                        removed = outcome.Removed,
                    },
                    [
                        outcome.IsNew
                            ? $"Release {outcome.Release} from {outcome.Source}: {outcome.Added.Count} files added, {outcome.Changed.Count} changed, {outcome.Removed.Count} removed, {outcome.Bytes} bytes received."
                            : $"Release {outcome.Release} is still the newest; {outcome.Bytes} bytes received.",
                    ]
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExitCode Show(SyncPlan plan, Output output)
    {
        output.Result(
            new
            {
                release = plan.Release,
                isNew = plan.IsNew,
                files = plan.Files,
                bytes = plan.Bytes,
                estimatedBytes = plan.EstimatedBytes,
            },
            [
                plan.IsNew
                    ? $"Release {plan.Release} would bring {plan.Files} files of {plan.Bytes} bytes, about {plan.EstimatedBytes} bytes over the link."
                    : $"Release {plan.Release} is still the newest: nothing would come.",
            ]
        );
        return ExitCode.Done;
    }

    private sealed class Advance(Output output) : IProgress<SyncProgress>
    {
        private readonly SyncPace pace = new(TimeProvider.System);

        public void Report(SyncProgress value) =>
            output.Progress(
                $"{value.FilesDone} of {value.FilesTotal} files, {value.BytesDone / 1024} of {value.BytesTotal / 1024} KB, {Left(pace.At(value))} left"
            );

        private static string Left(SyncAdvance at) =>
            at.SecondsLeft is { } seconds
                ? TimeSpan
                    .FromSeconds(seconds)
                    .ToString("h\\:mm\\:ss", System.Globalization.CultureInfo.InvariantCulture)
                : "…";
    }
}
