using System.Collections.Frozen;
using System.Reflection;

namespace InfoPoint.Language.Text;

/// <summary>Units of measure by the words for them in both languages (<c>units.tsv</c>); only words after a number are units.</summary>
internal static class Units
{
    private static readonly Lazy<FrozenDictionary<string, string>> Forms = new(Load);

    public const int LongestForm = 6;

    /// <summary>The unit's id, or null.</summary>
    /// <param name="keys">Keys of the words, joined by blanks.</param>
    public static string? Find(string keys) => Forms.Value.GetValueOrDefault(keys);

    private static FrozenDictionary<string, string> Load()
    {
        using var file = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream("InfoPoint.Language.Text.units.tsv")!; // embedded
        using var reader = new StreamReader(file);
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            foreach (
                var form in cells[4..8]
                    .SelectMany(cell =>
                        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    )
                    .Append(cells[0])
            )
            {
                var words = Segmenter
                    .CutWords(form)
                    .Where(word => word.Kind is SegmentKind.LaoSyllable or SegmentKind.Word)
                    .ToList();
                if (words.Count is > 0 and <= LongestForm)
                    forms.TryAdd(string.Join(' ', words.Select(word => word.Key)), cells[0]);
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
