using System.Globalization;
using System.Text;
using InfoPoint.Language;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InfoPoint.Content;

/// <summary>A YAML mapping read key by key: each wrong value and each key that nobody asked for becomes a problem with its line.</summary>
public sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Node, int Line)> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly int above;
    private readonly ICollection<Problem> problems;

    private YamlMap(YamlMappingNode? node, string file, int above, ICollection<Problem> problems)
    {
        this.file = file;
        this.above = above;
        this.problems = problems;
        Line = node is null ? 1 : LineOf(node);
        if (node is null)
            return;

        foreach (var (key, value) in node.Children)
            if (key is YamlScalarNode { Value: { } name })
                values[name] = (value, LineOf(key));
    }

    /// <summary>1-based line where the mapping starts.</summary>
    public int Line { get; }

    /// <summary>Reads a text whose top is a mapping; a text that is none is a problem and an empty mapping.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Path for problems.</param>
    /// <param name="above">Lines of the file above the text.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlMap Parse(string text, string file, int above, ICollection<Problem> problems)
    {
        if (Load(text, file, above, problems) is not { } top)
            return new YamlMap(null, file, above, problems);

        if (top is not YamlMappingNode)
            problems.Add(Problem.Error("yaml-not-a-mapping", file, (int)top.Start.Line + above));
        return new YamlMap(top as YamlMappingNode, file, above, problems);
    }

    /// <summary>Reads a text whose top is a list of mappings.</summary>
    public static IReadOnlyList<YamlMap> ParseList(string text, string file, ICollection<Problem> problems)
    {
        var top = Load(text, file, 0, problems);
        if (top is YamlSequenceNode list)
            return [.. list.OfType<YamlMappingNode>().Select(node => new YamlMap(node, file, 0, problems))];

        if (top is not null)
            problems.Add(Problem.Error("yaml-not-a-list", file, (int)top.Start.Line));
        return [];
    }

    /// <summary>The line of a key, or of the mapping when the key is not there.</summary>
    public int LineOf(string key) => values.TryGetValue(key, out var value) ? value.Line : Line;

    /// <summary>True when the key is written.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>Text in NFC, or null when the key is missing or empty.</summary>
    public string? Text(string key)
    {
        switch (Ask(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } value }:
                return IsNull(value) ? null : value.Trim().Normalize(NormalizationForm.FormC);
            default:
                Wrong(key, "text");
                return null;
        }
    }

    /// <summary>Text that must be there.</summary>
    public string Required(string key)
    {
        if (Text(key) is { Length: > 0 } text)
            return text;

        problems.Add(Problem.Error("key-missing", file, LineOf(key), key));
        return "";
    }

    /// <summary>A whole number, or null.</summary>
    public int? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            return number;

        Wrong(key, "number");
        return null;
    }

    /// <summary>A date as yyyy-MM-dd, or null.</summary>
    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        Wrong(key, "yyyy-MM-dd");
        return null;
    }

    /// <summary>One of the names of an enumeration, written in lower case with hyphens.</summary>
    public T OneOf<T>(string key, T otherwise, bool required = false)
        where T : struct, Enum
    {
        var text = required ? Required(key) : Text(key);
        if (string.IsNullOrEmpty(text))
            return otherwise;
        if (YamlNames.TryParse<T>(text, out var value))
            return value;

        problems.Add(
            Problem.Error("value-unknown", file, LineOf(key), key, text, string.Join(", ", YamlNames.All<T>()))
        );
        return otherwise;
    }

    /// <summary>A language tag of articles, <c>vi</c> or <c>lo</c>.</summary>
    public Lang? Language(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (LangTags.TryParse(text, out var lang) && lang != Lang.En)
            return lang;

        problems.Add(Problem.Error("value-unknown", file, LineOf(key), key, text, "vi, lo"));
        return null;
    }

    /// <summary>A list of texts with their lines; empty when missing.</summary>
    public IReadOnlyList<(string Text, int Line)> Texts(string key)
    {
        var node = Ask(key);
        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode))
            return
            [
                .. list.Cast<YamlScalarNode>()
                    .Select(item => ((item.Value ?? "").Normalize(NormalizationForm.FormC), LineOf(item))),
            ];

        if (node is not null and not YamlScalarNode { Value: "" })
            Wrong(key, "list");
        return [];
    }

    /// <summary>A mapping inside, or null.</summary>
    public YamlMap? Map(string key)
    {
        switch (Ask(key))
        {
            case null:
                return null;
            case YamlMappingNode node:
                return new YamlMap(node, file, above, problems);
            default:
                Wrong(key, "mapping");
                return null;
        }
    }

    /// <summary>A list of mappings; empty when missing.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        var node = Ask(key);
        if (node is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
            return [.. list.Cast<YamlMappingNode>().Select(item => new YamlMap(item, file, above, problems))];

        if (node is not null)
            Wrong(key, "list");
        return [];
    }

    /// <summary>A text in several languages: <c>{vi: …, lo: …, en: …}</c>, or one text for all.</summary>
    public LocalText Local(string key)
    {
        if (values.TryGetValue(key, out var value) && value.Node is YamlScalarNode)
            return Text(key) is { } same ? new LocalText(same, same, same) : LocalText.Empty;
        if (Map(key) is not { } map)
            return LocalText.Empty;

        var text = map.Names();
        map.WarnOfTheRest();
        return text;
    }

    /// <summary>The keys <c>vi</c>, <c>lo</c> and <c>en</c> of this mapping.</summary>
    public LocalText Names() => new(Text("vi"), Text("lo"), Text("en"));

    /// <summary>The keys in their order.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Warns of every key that nobody asked for: a spelling mistake, or from a newer program.</summary>
    public void WarnOfTheRest()
    {
        foreach (var key in values.Keys.Where(key => !asked.Contains(key)))
            problems.Add(Problem.Warning("key-unknown", file, LineOf(key), key));
    }

    private static YamlNode? Load(string text, string file, int above, ICollection<Problem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (YamlException wrong)
        {
            problems.Add(Problem.Error("yaml-broken", file, (int)wrong.Start.Line + above, wrong.Message));
            return null;
        }
    }

    private static bool IsNull(string value) => value is "" or "~" or "null";

    private int LineOf(YamlNode node) => (int)node.Start.Line + above;

    private YamlNode? Ask(string key)
    {
        asked.Add(key);
        return values.TryGetValue(key, out var value) ? value.Node : null;
    }

    private void Wrong(string key, string expected) =>
        problems.Add(Problem.Error("value-wrong", file, LineOf(key), key, expected));
}
