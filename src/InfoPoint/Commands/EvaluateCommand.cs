using System.CommandLine;
using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Commands;

/// <summary><c>search evaluate</c>: how good the search is on judged queries.</summary>
internal static class EvaluateCommand
{
    private const double Good = 0.9;

    public static Command Create()
    {
        var judged = new Option<string>("--judged")
        {
            Description = "Judged queries: id, lang, kind, query, relevant; tab-separated.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "evaluate",
            "Measures the search on judged queries over a library.\n\n"
                + "  infopoint search evaluate --content content --judged tests/judged/queries.tsv"
        )
        {
            Shared.Content,
            judged,
        };
        command.Runs(
            (parsed, output, cancel) =>
            {
                var library = LibraryReader.Read(new LibraryFolder(parsed.GetValue(Shared.Content)!), cancel).Library; // required
                var folder = Directory.CreateTempSubdirectory("infopoint-evaluate-").FullName;
                try
                {
                    var queries = JudgedQuery.Read(parsed.GetValue(judged)!, library); // required
                    var answers = Evaluation.Run(library, queries, folder, cancel);
                    output.Result(
                        Groups(answers).Select(group => new { name = group.Name, quality = Quality.Of(group.Answers) }),
                        Lines(answers)
                    );
                    return Task.FromResult(ExitCode.Done);
                }
                catch (FormatException wrong)
                {
                    Output.Say(wrong.Message);
                    return Task.FromResult(ExitCode.WrongInput);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        );
        return command;
    }

    /// <summary>Each language and across, then their kinds of queries.</summary>
    private static IEnumerable<(string Name, List<JudgedAnswer> Answers)> Groups(IReadOnlyList<JudgedAnswer> answers) =>
        answers
            .GroupBy(answer => (Of: GroupOf(answer), Kind: ""))
            .Concat(answers.GroupBy(answer => (Of: GroupOf(answer), Kind: KindOf(answer))))
            .Select(group => ($"{group.Key.Of} {group.Key.Kind}".Trim(), group.ToList()));

    private static string GroupOf(JudgedAnswer answer) =>
        answer.Asked switch
        {
            Asking.OtherLanguage => "across",
            Asking.FirstPage => "first page",
            Asking.HalfTranslated => "half translated",
            _ => answer.Query.Lang.Tag(),
        };

    private static string KindOf(JudgedAnswer answer) =>
        answer.Asked == Asking.OwnLanguage ? answer.Query.Kind
        : answer.Asked == Asking.HalfTranslated ? answer.Query.Lang.Tag()
        : $"{answer.Query.Lang.Tag()} to {answer.Query.Lang.Other().Tag()}";

    private static IEnumerable<string> Lines(IReadOnlyList<JudgedAnswer> answers)
    {
        yield return Line(["queries", "number", "nDCG@10", "recall@10", "MRR", "no result"]);
        foreach (var (name, group) in Groups(answers))
        {
            var quality = Quality.Of(group);
            yield return Line([
                name,
                Text(quality.Queries, "0"),
                Text(quality.Ndcg, "0.000"),
                Text(quality.Recall, "0.000"),
                Text(quality.Mrr, "0.000"),
                Text(quality.Empty, "0.000"),
            ]);
        }

        yield return "";
        yield return $"Below {Text(Good, "0.0")}:";
        foreach (var answer in answers.Where(answer => answer.Ndcg < Good).OrderBy(answer => answer.Ndcg))
            yield return $"{Text(answer.Ndcg, "0.00")}  {answer.Query.Id}  {GroupOf(answer)} {KindOf(answer)}  {answer.Query.Text}  → {string.Join(' ', answer.Ranked.Take(4))}";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(IReadOnlyList<string> cells) =>
        cells[0].PadRight(22) + string.Concat(cells.Skip(1).Select(cell => cell.PadLeft(11)));
}
