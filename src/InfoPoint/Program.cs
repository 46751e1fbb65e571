using System.CommandLine;
using InfoPoint.Commands;

// A conformance suite starts the TUF client hundreds of times: no other command is loaded for it.
var isTufClient = args is [TufClientCommand.Name, ..];
Command commands = isTufClient ? TufClientCommand.Create() : CommandTree.Root();
var parsed = commands.Parse(isTufClient ? args[1..] : args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count == 0 ? code
    : isTufClient ? (int)ExitCode.WrongInput
    : (int)ExitCode.WrongUsage;
