using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Turns what people type into what is looked for: all words wanted, any word accepted.</summary>
/// <param name="vocabulary">The index's words.</param>
/// <param name="finder">The glossary.</param>
/// <param name="corrections">Finds what was meant by words that stand nowhere.</param>
internal sealed class QueryPlanner(Vocabulary vocabulary, ConceptFinder finder, Corrections corrections)
{
    private const int MostWords = 40; // a bit each in a 64-bit set
    private const int MostCharacters = 1000;

    /// <summary>Plans a query, or null when it holds nothing that can be looked for.</summary>
    public PlannedQuery? Plan(string text)
    {
        var shortened = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var typed = ReadKeystrokes(shortened);
        var segments = Segmenter.Cut(typed).Where(segment => segment.Position < MostWords).ToList();
        return segments.Count == 0
            ? null
            : new PlanBuilder(vocabulary, finder, segments, isKeystrokes: typed != shortened).Build(typed, corrections);
    }

    /// <summary>Words that are in no text but make sense as Telex, VNI or VIQR keystrokes are read as such.</summary>
    private string ReadKeystrokes(string text)
    {
        var parts = text.Split(' ');
        for (var i = 0; i < parts.Length; i++)
            if (VietnameseTyping.Decode(parts[i]) is { } meant && !IsKnown(parts[i]))
                parts[i] = VietnameseLetters.Written(VietnameseSyllable.Key(meant));
        return string.Join(' ', parts);
    }

    private bool IsKnown(string word) =>
        word.All(char.IsAsciiLetterOrDigit)
        && VietnameseSyllable.Key(word) is var key
        && (vocabulary.Has(Forms.Exact(key)) || vocabulary.Has(Forms.Bare(key)));
}
