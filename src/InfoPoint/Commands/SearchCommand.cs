using System.CommandLine;
using System.Globalization;
using System.Net;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>search</c> and <c>index rebuild</c>.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Description = "What to look for." };
        var lang = new Option<string>("--lang")
        {
            Description = "The reader's language: vi or lo; without it the script of the query decides.",
            HelpName = "LANG",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "At most this many hits.",
            DefaultValueFactory = _ => 10,
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Say for each hit what each thing that was looked for is worth.",
        };
        var command = new Command(
            "search",
            "Searches the release in use.\n\n  infopoint search --data /var/lib/infopoint ການປູກເຫັດ"
        )
        {
            query,
            Shared.Data,
            lang,
            limit,
            explain,
            EvaluateCommand.Create(),
        };
        command.Runs(
            (parsed, output, cancel) =>
            {
                var text = string.Join(' ', parsed.GetValue(query)!); // required
                var reader = LangTags.TryParse(parsed.GetValue(lang), out var named) ? named : Guess(text);
                using var index = LoaderOf(Shared.Settings(parsed)).OpenIndex(null, cancel);
                if (index is null)
                {
                    Output.Say("There is no release yet. Publish or sync first.");
                    return Task.FromResult(ExitCode.WrongInput);
                }

                var request = new SearchRequest(text, reader) { Limit = parsed.GetValue(limit) };
                if (parsed.GetValue(explain))
                {
                    var explained = index.Explain(request);
                    output.Result(explained, Lines(explained));
                    return Task.FromResult(ExitCode.Done);
                }

                var answer = index.Search(request);
                output.Result(
                    new
                    {
                        query = text,
                        lang = reader.Tag(),
                        total = answer.Total,
                        didYouMean = answer.DidYouMean,
                        hits = answer.Hits.Select(hit => new
                        {
                            id = hit.Id,
                            lang = hit.Lang.Tag(),
                            title = hit.Title,
                            score = hit.Score,
                            crossLanguage = hit.CrossLanguage,
                        }),
                    },
                    Lines(answer)
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    public static Command Index()
    {
        var rebuild = new Command(
            "rebuild",
            "Builds the search index of the release in use again.\n\n  infopoint index rebuild --data /var/lib/infopoint"
        )
        {
            Shared.Data,
        };
        rebuild.Runs(
            (parsed, output, cancel) =>
            {
                var release = LoaderOf(Shared.Settings(parsed)).Rebuild(new Count(output), cancel);
                output.EndProgress();
                output.Result(
                    new { release },
                    [release is null ? "There is no release yet." : $"The index of release {release} is built."]
                );
                return Task.FromResult(release is null ? ExitCode.WrongInput : ExitCode.Done);
            }
        );
        return new Command("index", "The search index.") { rebuild };
    }

    private static ReleaseLoader LoaderOf(SiteSettings settings) =>
        new(ReleaseCommand.RepositoryOf(settings.Data), Path.Combine(settings.Data, "index"));

    private static Lang Guess(string text) => text.Any(c => c is >= '\u0E80' and <= '\u0EFF') ? Lang.Lo : Lang.Vi;

    private static IEnumerable<string> Lines(IReadOnlyList<ExplainedHit> hits) =>
        hits.SelectMany(hit =>
            hit.Parts.Select(part =>
                    string.Create(CultureInfo.InvariantCulture, $"    {part.Score, 7:F2}  {part.What}")
                )
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{hit.Score, 7:F2}  {hit.Lang.Tag()}  {hit.Id}, covers {hit.Covered:P0}"
                    )
                )
        );

    private static IEnumerable<string> Lines(SearchAnswer answer)
    {
        yield return $"{answer.Total} articles";
        foreach (var hit in answer.Hits)
        {
            yield return $"{hit.Score, 7:F2}  {hit.Lang.Tag()}  {hit.Id}  {hit.Title}";
            yield return "         "
                + WebUtility.HtmlDecode(
                    hit.SnippetHtml.Replace("<mark>", "[", StringComparison.Ordinal)
                        .Replace("</mark>", "]", StringComparison.Ordinal)
                );
        }

        if (answer.DidYouMean is { } better)
            yield return $"Did you mean: {better}";
    }

    private sealed class Count(Output output) : IProgress<int>
    {
        public void Report(int value) => output.Progress($"{value} articles");
    }
}
