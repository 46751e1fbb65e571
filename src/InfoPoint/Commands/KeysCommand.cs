using System.CommandLine;
using System.Globalization;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>keys list</c>, <c>rotate</c> and <c>ceremony</c>.</summary>
internal static class KeysCommand
{
    private static readonly Option<string[]> Sticks = new("--stick")
    {
        Description = "Folder of a key stick; repeated for each stick.",
        HelpName = "DIR",
    };
    private static readonly Option<string[]> PassphraseFiles = new("--passphrase-file")
    {
        Description =
            "File with the passphrase; one for all sticks, or one each in the same order. Without it the passphrase is asked for.",
        HelpName = "FILE",
    };

    public static Command Create() => new("keys", "The keys of the hub.") { List(), Rotate(), Ceremony() };

    private static Command List()
    {
        var command = new Command(
            "list",
            "Every key, who holds it and when its signatures end.\n\n  infopoint keys list --data /var/lib/infopoint"
        )
        {
            Shared.Data,
        };
        command.Runs(
            (parsed, output, _) =>
            {
                var data = Shared.Settings(parsed).Data;
                using var keys = KeyFolder.Open(Path.Combine(data, "keys"));
                var view = ReleaseView.Open(Path.Combine(data, "repository"));
                var alarms = SigningAlarm.Look(view, TimeProvider.System.GetUtcNow());
                var rows = KeyRow.Of(view, keys);
                output.Result(
                    new
                    {
                        development = keys.IsDevelopment,
                        keys = rows,
                        alarms = alarms.Select(alarm => alarm.Say()),
                    },
                    [
                        .. rows.Select(row =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{row.Role, -10} {row.Threshold} of {row.Keys.Count}  ends {row.Ends:yyyy-MM-dd}  {(row.AtHub ? "hub   " : "sticks")}  {string.Join(' ', row.Keys.Select(id => id[..12]))}"
                            )
                        ),
                        .. alarms.Select(alarm => alarm.Say()),
                        keys.IsDevelopment
                            ? "One person holds all keys. Before a province depends on this hub: infopoint keys ceremony"
                            : "Root and targets are on sticks.",
                    ]
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static Command Rotate()
    {
        var names = new Argument<string[]>("KEY")
        {
            Description =
                $"Keys to replace: {string.Join(", ", KeyFolder.OnlineNames)}; all of them when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. KeyFolder.OnlineNames]);
        var command = new Command(
            "rotate",
            "Replaces keys of the hub and signs root and targets for three years, with two of the three sticks.\n\n  infopoint keys rotate --data /var/lib/infopoint --stick /media/a --stick /media/b"
        )
        {
            names,
            Shared.Data,
            Sticks,
            PassphraseFiles,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var data = Shared.Settings(parsed).Data;
                using var held = await DataLock.TakeAsync(data, TimeProvider.System, cancel);
                using var keys = KeyFolder.Open(Path.Combine(data, "keys"));
                var chosen = parsed.GetValue(names) is { Length: > 0 } some ? some : [.. KeyFolder.OnlineNames];
                var sticks = Passphrases.Open(parsed.GetValue(Sticks) ?? [], parsed.GetValue(PassphraseFiles) ?? []);
                new KeyCeremony(data, keys, TimeProvider.System).Rotate(chosen, sticks);
                output.Result(
                    new { rotated = chosen },
                    [$"Replaced: {string.Join(", ", chosen)}. Points follow at their next sync; nothing else is to do."]
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Ceremony()
    {
        var command = new Command(
            "ceremony",
            "Moves root and targets to three sticks of three people and erases the development keys.\n\n  infopoint keys ceremony --data /var/lib/infopoint --stick /media/a --stick /media/b --stick /media/c"
        )
        {
            Shared.Data,
            Sticks,
            PassphraseFiles,
        };
        command.Runs(
            async (parsed, output, cancel) =>
            {
                var data = Shared.Settings(parsed).Data;
                var folders = parsed.GetValue(Sticks) ?? [];
                if (folders.Distinct(StringComparer.Ordinal).Count() != KeyCeremony.Sticks)
                    throw new SettingException(
                        $"A ceremony needs {KeyCeremony.Sticks} different sticks, each with --stick DIR."
                    );
                using var held = await DataLock.TakeAsync(data, TimeProvider.System, cancel);
                using var keys = KeyFolder.Open(Path.Combine(data, "keys"));
                var ceremony = new KeyCeremony(data, keys, TimeProvider.System);
                ceremony.RequireReady();
                var sticks = Passphrases.Create(folders, parsed.GetValue(PassphraseFiles) ?? []);
                ceremony.TakeOffline(sticks);
                output.Result(
                    new { sticks = folders },
                    [
                        "Root and targets are on the sticks; two of the three sign from now on. The hub keeps neither.",
                        "Take the sticks out, keep them in three places, and try two of them next year with: infopoint keys rotate",
                    ]
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
