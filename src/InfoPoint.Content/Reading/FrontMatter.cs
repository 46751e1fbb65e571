namespace InfoPoint.Content;

/// <summary>A Markdown file cut into its YAML front matter and the Markdown below.</summary>
/// <param name="Yaml">The lines between the two <c>---</c>; null when the file does not start with <c>---</c> or never ends it.</param>
/// <param name="Markdown">What follows.</param>
/// <param name="LinesAbove">Lines of the file above the Markdown.</param>
internal readonly record struct FrontMatter(string? Yaml, string Markdown, int LinesAbove)
{
    public static FrontMatter Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        return end < 0
            ? new FrontMatter(null, string.Join('\n', lines), 0)
            : new FrontMatter(string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]), end + 1);
    }
}
