using System.CommandLine;
using InfoPoint.Commands;

var root = new RootCommand(
    "InfoPoint: a bilingual Vietnamese–Lao library of farming know-how for district information points."
)
{
    DemoCommand.Create(),
    SiteCommands.Hub(),
    SiteCommands.Point(),
    ContentCommand.Create(),
    ReleaseCommand.Create(),
    SyncCommand.Create(),
    SearchCommand.Create(),
    SearchCommand.Index(),
    DoctorCommand.Create(),
    Shared.Json,
    Shared.Quiet,
};

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.WrongUsage : code;
