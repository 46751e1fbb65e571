using System.Runtime.InteropServices;
using System.Text;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Search;

/// <summary>What can be suggested, folded and in its order once for all, so that an index opens fast.</summary>
internal static class SuggestionFile
{
    /// <summary>Titles of articles and names of terms.</summary>
    /// <param name="library">The library.</param>
    /// <param name="isKnown">True for glossary terms that some text has.</param>
    /// <returns>Lines of language, kind, id, text and key, and the order of their words, as <see cref="SuggestionList"/> reads them.</returns>
    public static (byte[] Lines, byte[] Order) Of(Library library, Func<string, bool> isKnown)
    {
        var lines = new MemoryStream();
        var words = new List<int>();
        foreach (var (suggestion, lang) in Articles(library).Concat(Terms(library, isKnown)))
        {
            Write(SidecarLine.Of([lang.Tag(), suggestion.Kind, suggestion.Id ?? "", suggestion.Text]) + "\t");
            foreach (var word in suggestion.Text.Split(' '))
                if (SuggestionList.Key(word) is { Length: > 0 } key)
                {
                    words.Add((int)lines.Length);
                    Write(key);
                }

            Write("\n");
        }

        var all = lines.ToArray();
        words.Sort((a, b) => SortedLines.From(all, a).SequenceCompareTo(SortedLines.From(all, b)));
        return (all, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)).ToArray());

        void Write(string text) => lines.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The order is kept as bytes of this machine: an index never leaves it.</summary>
    public static SuggestionList Read(byte[] lines, ReadOnlySpan<byte> order) =>
        new(lines, MemoryMarshal.Cast<byte, int>(order).ToArray());

    private static IEnumerable<(Suggestion Suggestion, Lang Lang)> Articles(Library library) =>
        library
            .Articles.Where(article => article.Withdrawn is null)
            .SelectMany(article =>
                article.Texts.Select(text => (new Suggestion(text.Title, "article", article.Id), text.Lang))
            );

    private static IEnumerable<(Suggestion Suggestion, Lang Lang)> Terms(Library library, Func<string, bool> isKnown) =>
        library
            .Glossary.Where(term => isKnown(term.Id))
            .SelectMany(term =>
                LangTags
                    .OfContent.Where(lang => term.Name(lang).Length > 0)
                    .Select(lang => (new Suggestion(term.Name(lang), "term", term.Id), lang))
            );
}
