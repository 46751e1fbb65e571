using System.CommandLine;
using InfoPoint.Content;

namespace InfoPoint.Commands;

/// <summary><c>content check DIR</c>.</summary>
internal static class ContentCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The library: a folder with library.yaml." };
        var check = new Command(
            "check",
            "Reports every problem of a library at once; errors would stop a release.\n\n  infopoint content check content"
        )
        {
            folder,
        };
        check.Runs(
            (parsed, output, cancel) =>
            {
                var reading = LibraryCheck.Run(
                    new LibraryFolder(parsed.GetValue(folder)!),
                    DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
                    cancel
                ); // required
                var problems = reading.Problems;
                var errors = problems.Count(problem => problem.Severity == Severity.Error);
                output.Result(
                    new
                    {
                        articles = reading.Library.Articles.Count,
                        errors,
                        warnings = problems.Count - errors,
                        problems = problems.Select(problem => new
                        {
                            severity = problem.Severity == Severity.Error ? "error" : "warning",
                            code = problem.Code,
                            file = problem.File,
                            line = problem.Line,
                            message = ProblemReport.Say(problem),
                        }),
                    },
                    [
                        .. problems.Select(ProblemReport.Line),
                        ProblemReport.Summary([.. problems], reading.Library.Articles.Count),
                    ]
                );
                return Task.FromResult(errors > 0 ? ExitCode.WrongInput : ExitCode.Done);
            }
        );
        return new Command("content", "Work on a library as files.") { check, ContentStatsCommand.Create() };
    }
}
