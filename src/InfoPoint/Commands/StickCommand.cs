using System.CommandLine;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>stick write</c> and <c>stick read</c>.</summary>
internal static class StickCommand
{
    private static readonly Argument<string> Stick = new("DIR") { Description = "The folder of the stick." };

    public static Command Create() => new("stick", "Releases and outbox files on a USB stick.") { Write(), Read() };

    private static Command Write()
    {
        var command = new Command(
            "write",
            "Writes the release in use onto a stick, from a hub or a point; what is on it already stays.\n\n  infopoint stick write /media/stick --data /var/lib/infopoint"
        )
        {
            Stick,
            Shared.Data,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var data = Shared.Settings(parsed).Data;
                var stick = new StickFolder(RequireStick(parsed.GetValue(Stick)!)); // required
                using var held = await DataLock.TakeAsync(data, TimeProvider.System, cancel);
                var outcome = new StickWriter(ReleaseCommand.RepositoryOf(data), stick.Repository).Write(
                    new Advance(output),
                    cancel
                );
                output.EndProgress();
                var carried = CarriedFiles.Copy(Path.Combine(data, "outbox"), stick.Outbox);
                stick.Note("stick.written", TimeProvider.System.GetUtcNow(), outcome.Release);
                output.Result(
                    new
                    {
                        release = outcome.Release,
                        written = outcome.Written,
                        bytes = outcome.Bytes,
                        kept = outcome.Kept,
                        removed = outcome.Removed,
                        outbox = carried,
                    },
                    [
                        $"Release {outcome.Release} is on the stick and was read back: {outcome.Written} files written ({outcome.Bytes} bytes), {outcome.Kept} were there, {outcome.Removed} old ones removed. Outbox files: {carried}.",
                    ]
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Read()
    {
        var command = new Command(
            "read",
            "At a point: takes the release in and leaves the outbox files. At the hub: takes the outbox files in.\n\n  infopoint stick read /media/stick --data /var/lib/infopoint"
        )
        {
            Stick,
            Shared.Data,
            Shared.Root,
            Shared.Trust,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                var stick = new StickFolder(RequireStick(parsed.GetValue(Stick)!)); // required
                return Directory.Exists(Path.Combine(settings.Data, "repository"))
                    ? AtHub(settings, stick, output)
                    : await AtPointAsync(settings, stick, output, cancel);
            }
        );
        return command;
    }

    private static ExitCode AtHub(SiteSettings settings, StickFolder stick, Output output)
    {
        var taken = CarriedFiles.Copy(stick.Outbox, Path.Combine(settings.Data, "inbox"));
        stick.Note("stick.emptied", TimeProvider.System.GetUtcNow(), taken);
        output.Result(new { outbox = taken }, [$"{taken} outbox files taken in."]);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> AtPointAsync(
        SiteSettings settings,
        StickFolder stick,
        Output output,
        CancellationToken cancel
    )
    {
        Shared.RequireWritable(settings.Data);
        var carried = CarriedFiles.Copy(Path.Combine(settings.Data, "outbox"), stick.Outbox);
        var now = TimeProvider.System.GetUtcNow();
        try
        {
            var outcome = await PointSync.RunAsync(
                settings with
                {
                    Hub = [stick.Repository],
                },
                TimeProvider.System,
                new Advance(output),
                cancel
            );
            output.EndProgress();
            stick.Note(outcome.IsNew ? "stick.read" : "stick.same", now, outcome.Release);
            output.Result(
                new
                {
                    release = outcome.Release,
                    isNew = outcome.IsNew,
                    outbox = carried,
                },
                [
                    outcome.IsNew
                        ? $"Release {outcome.Release} is in use. Outbox files left on the stick: {carried}."
                        : $"Release {outcome.Release} was in use already. Outbox files left on the stick: {carried}.",
                ]
            );
            return ExitCode.Done;
        }
        catch (ReleaseException refused)
        {
            stick.Note("stick.refused", now, refused.Message);
            throw;
        }
    }

    private static string RequireStick(string folder) =>
        Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException(
                $"There is no folder {folder}. Plug the stick in, or check the path."
            );

    private sealed class Advance(Output output) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) =>
            output.Progress(
                $"{value.FilesDone} of {value.FilesTotal} files, {value.BytesDone / 1024} of {value.BytesTotal / 1024} KB"
            );
    }
}
