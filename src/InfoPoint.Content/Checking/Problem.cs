namespace InfoPoint.Content;

/// <summary>Whether a problem stops a release.</summary>
public enum Severity
{
    /// <summary>Should be looked at; the release goes on.</summary>
    Warning,

    /// <summary>Stops a release.</summary>
    Error,
}

/// <summary>One thing that is wrong in a library.</summary>
/// <param name="Severity">Whether it stops a release.</param>
/// <param name="Code">Stable kind, e.g. <c>topic-unknown</c>; <c>problem.{code}</c> in <c>i18n/Problems</c> says what is wrong and what to do.</param>
/// <param name="File">Path in the library, with <c>/</c>.</param>
/// <param name="Line">1-based line; 1 when the whole file is meant.</param>
/// <param name="Facts">The values named by the text, in its order.</param>
public sealed record Problem(Severity Severity, string Code, string File, int Line, IReadOnlyList<string> Facts)
{
    /// <summary>A problem that stops a release.</summary>
    public static Problem Error(string code, string file, int line, params string[] facts) =>
        new(Severity.Error, code, file, line, facts);

    /// <summary>A problem that does not.</summary>
    public static Problem Warning(string code, string file, int line, params string[] facts) =>
        new(Severity.Warning, code, file, line, facts);
}
