using System.CommandLine;
using System.Globalization;
using InfoPoint.Content;

namespace InfoPoint.Commands;

/// <summary><c>content stats DIR</c>: what a library holds, in numbers; with <c>--sources</c> where it comes from and leads to.</summary>
internal static class ContentStatsCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The library: a folder with library.yaml." };
        var sources = new Option<bool>("--sources")
        {
            Description =
                "Report sources and links instead: what is cited where, what cites nothing, what nothing leads to.",
        };
        var command = new Command(
            "stats",
            "Counts articles by topic, kind, district, language and review, drawings and sources.\n\n"
                + "  infopoint content stats content\n  infopoint content stats content --sources"
        )
        {
            folder,
            sources,
        };
        command.Runs(
            (parsed, output, cancel) =>
            {
                var library = LibraryReader.Read(new LibraryFolder(parsed.GetValue(folder)!), cancel).Library; // required
                if (parsed.GetValue(sources))
                {
                    var report = SourceReport.Of(library);
                    output.Result(
                        new
                        {
                            sources = report.Sources,
                            withoutSource = report.WithoutSource,
                            links = report.Links.Select(link => new { url = link.Url, articles = link.Articles }),
                            unlinked = report.Unlinked,
                        },
                        Lines(report)
                    );
                    return Task.FromResult(ExitCode.Done);
                }

                var stats = LibraryStats.Of(library);
                var cited = SourceReport.Of(library).Sources;
                output.Result(new { stats, sources = cited.Count }, Lines(stats, cited.Count));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    private static IEnumerable<string> Lines(LibraryStats stats, int sources) =>
        [
            Line("articles", stats.Articles),
            .. Group("topic", stats.ByTopic),
            .. Group("kind", stats.ByKind),
            .. Group("area", stats.ByArea),
            .. Group("texts", stats.ByLanguage),
            .. Group("review", stats.ByReview),
            .. Group("words in Vietnamese", stats.Words),
            Line("drawings", stats.Drawings),
            Line("other media", stats.OtherMedia),
            Line("articles without a drawing", stats.Undrawn),
            Line("critical articles", stats.Critical),
            Line("stale translations", stats.Stale),
            Line("sources", sources),
        ];

    private static IEnumerable<string> Group(string name, IReadOnlyDictionary<string, int> counts) =>
        counts.Select(pair => Line($"{name}: {pair.Key}", pair.Value));

    private static string Line(string name, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{name, -44}{count, 6}");

    private static IEnumerable<string> Lines(SourceReport report) =>
        [
            .. report.Sources.Select(source =>
                $"{source.Articles.Count}  {string.Join(", ", new[] { source.Title, source.Publisher, source.Year?.ToString(CultureInfo.InvariantCulture), source.Url }.Where(part => !string.IsNullOrEmpty(part)))}  ({string.Join(' ', source.Articles)})"
            ),
            $"Without a source: {string.Join(' ', report.WithoutSource)}",
            $"Nothing leads to: {string.Join(' ', report.Unlinked)}",
            .. report.Links.Select(link => $"Leads outside: {link.Url}  ({string.Join(' ', link.Articles)})"),
        ];
}
