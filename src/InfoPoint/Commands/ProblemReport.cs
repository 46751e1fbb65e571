using System.Globalization;
using System.Resources;
using System.Text;
using InfoPoint.Content;

namespace InfoPoint.Commands;

/// <summary>Problems of a library in the language of the person at the terminal.</summary>
internal static class ProblemReport
{
    private static readonly ResourceManager Texts = new("InfoPoint.Texts.Problems", typeof(ProblemReport).Assembly);

    /// <summary>Vietnamese and Lao terminals get their language, all others English.</summary>
    public static CultureInfo Language { get; } =
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "vi" or "lo"
            ? CultureInfo.CurrentUICulture
            : CultureInfo.GetCultureInfo("en");

    /// <summary>What is wrong and what to do.</summary>
    public static string Say(Problem problem) => Format($"problem.{problem.Code}", [.. problem.Facts]);

    /// <summary>One line a problem: file, line, severity, text.</summary>
    public static string Line(Problem problem) =>
        $"{problem.File}:{problem.Line}: {Text(problem.Severity == Severity.Error ? "problem.severity.error" : "problem.severity.warning")}: {Say(problem)}";

    /// <summary>All problems to standard error.</summary>
    public static void Print(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Output.Say(Line(problem));
    }

    /// <summary>How many errors and warnings in how many articles.</summary>
    public static string Summary(IReadOnlyCollection<Problem> problems, int articles) =>
        Format(
            "problem.summary",
            problems.Count(problem => problem.Severity == Severity.Error),
            problems.Count(problem => problem.Severity == Severity.Warning),
            articles
        );

    private static string Format(string key, params object[] facts) =>
        string.Format(Language, CompositeFormat.Parse(Text(key)), facts);

    private static string Text(string key) =>
        Texts.GetString(key, Language) ?? throw new MissingManifestResourceException(key);
}
