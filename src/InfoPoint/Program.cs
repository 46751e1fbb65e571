using System.CommandLine;
using InfoPoint.Commands;

var parsed = CommandTree.Root().Parse(args);
var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? (int)ExitCode.WrongUsage : code;
