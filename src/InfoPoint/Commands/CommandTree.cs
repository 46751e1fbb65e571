using System.CommandLine;

namespace InfoPoint.Commands;

/// <summary>Every command of the program.</summary>
internal static class CommandTree
{
    /// <summary>The commands in the order of the help.</summary>
    public static IReadOnlyList<Command> All() =>
        [
            DemoCommand.Create(),
            SiteCommands.Hub(),
            SiteCommands.Point(),
            ContentCommand.Create(),
            ReleaseCommand.Create(),
            KeysCommand.Create(),
            SyncCommand.Create(),
            StickCommand.Create(),
            SearchCommand.Create(),
            SearchCommand.Index(),
            DoctorCommand.Create(),
            TufClientCommand.Create(),
        ];

    /// <summary>The program's command line.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand(
            "InfoPoint: a bilingual Vietnamese–Lao library of farming know-how for district information points."
        )
        {
            Shared.Json,
            Shared.Quiet,
        };
        foreach (var command in All())
            root.Subcommands.Add(command);
        return root;
    }
}
