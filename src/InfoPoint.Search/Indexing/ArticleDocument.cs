using System.Text;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Language.Vietnamese;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>One Lucene document: an article in one language.</summary>
internal static class ArticleDocument
{
    private const int MostConcepts = 12;

    public static Document Of(Article article, ArticleText text, Library library, ConceptFinder finder)
    {
        var sections = text.ReadSections();
        var body = new StringBuilder();
        var parts = new List<(string Text, int Offset)>();
        foreach (var section in sections)
        foreach (var part in new[] { section.Heading, section.PlainText }.Where(part => part.Length > 0))
        {
            parts.Add((part, body.Length));
            body.Append(part).Append('\n');
        }

        var shown = body.ToString();
        var isUnmarked = text.Lang == Lang.Vi && !VietnameseLetters.HasMarks(text.Title + shown);
        var title = Cut([text.Title], finder, isUnmarked);
        var lead = Cut(
            [
                text.Summary,
                .. sections.Select(section => section.Heading),
                .. Descriptions(article, text.Lang),
                Topic(library, article, text.Lang),
            ],
            finder,
            isUnmarked
        );
        var whole = new TextTokens();
        foreach (var (part, offset) in parts)
            whole.Add(part, offset, finder, isUnmarked);

        var document = new Document
        {
            new Field(Fields.Title, new TokenListStream(title.Tokens), Fields.WithPlaces),
            new Field(
                Fields.Lead,
                new TokenListStream([.. lead.Tokens, .. Named(article, lead.Tokens)]),
                Fields.WithPlaces
            ),
            new Field(Fields.Body, new TokenListStream(whole.Tokens), Fields.WithPlaces),
            new Field(Fields.TitlePairs, new TokenListStream(title.Pairs), Fields.Counted),
            new Field(
                Fields.Pairs,
                new TokenListStream([.. lead.Pairs, .. Shift(whole.Pairs, lead.Pairs)]),
                Fields.Counted
            ),
            new StoredField(Fields.ShownTitle, text.Title),
            new StoredField(Fields.ShownSummary, text.Summary),
            new StoredField(Fields.ShownBody, shown),
            new StoredField(Fields.Concepts, string.Join(' ', Main(article, title, lead, whole))),
            new SortedDocValuesField(Fields.Id, new BytesRef(article.Id)),
            new SortedDocValuesField(Fields.Lang, new BytesRef(text.Lang.Tag())),
            new SortedDocValuesField(Fields.Topic, new BytesRef(article.Topic)),
            new NumericDocValuesField(Fields.Kind, (long)article.Kind),
            new NumericDocValuesField(Fields.Flags, (long)FlagsOf(article, text)),
            new StringField(Fields.Id, article.Id, Field.Store.NO),
            new StringField(Fields.Lang, text.Lang.Tag(), Field.Store.NO),
            new StringField(Fields.Topic, article.Topic, Field.Store.NO),
            new StringField(Fields.Kind, article.Kind.ToString(), Field.Store.NO),
        };
        foreach (var area in AreasOf(article, library))
            document.Add(new StringField(Fields.Area, area, Field.Store.NO));
        return document;
    }

    private static TextTokens Cut(IEnumerable<string> texts, ConceptFinder finder, bool isUnmarked)
    {
        var tokens = new TextTokens();
        foreach (var text in texts.Where(text => text.Length > 0))
            tokens.Add(text, 0, finder, isUnmarked);
        return tokens;
    }

    private static IEnumerable<string> Descriptions(Article article, Lang lang) =>
        article.Media.Select(item => item.Alt.In(lang) ?? "").Concat(article.Pest?.Signs(lang) ?? []);

    private static string Topic(Library library, Article article, Lang lang) =>
        library.FindTopic(article.Topic)?.Name.In(lang) ?? "";

    /// <summary>Concepts that the author named stand after everything else.</summary>
    private static IEnumerable<IndexToken> Named(Article article, IReadOnlyList<IndexToken> before)
    {
        var position = (before.Count > 0 ? before[^1].Position : 0) + 1;
        var offset = before.Count > 0 ? before.Max(token => token.End) : 0;
        return article.Concepts.Select((id, i) => new IndexToken(Forms.Concept(id), position + i, offset, offset));
    }

    private static IEnumerable<IndexToken> Shift(IReadOnlyList<IndexToken> pairs, IReadOnlyList<IndexToken> before)
    {
        var shift = before.Count > 0 ? before[^1].Position + 1 : 0;
        return pairs.Select(pair => pair with { Position = pair.Position + shift });
    }

    private static IEnumerable<string> Main(Article article, TextTokens title, TextTokens lead, TextTokens whole) =>
        article
            .Concepts.Concat(title.Concepts)
            .Concat(title.Concepts)
            .Concat(title.Concepts)
            .Concat(lead.Concepts)
            .Concat(lead.Concepts)
            .Concat(whole.Concepts)
            .GroupBy(id => id)
            .OrderByDescending(same => same.Count())
            .Select(same => same.Key)
            .Take(MostConcepts);

    private static TextFlags FlagsOf(Article article, ArticleText text) =>
        (article.IsStale(text.Lang) ? TextFlags.Stale : TextFlags.None)
        | (text.Review == ReviewState.Draft ? TextFlags.None : TextFlags.Reviewed)
        | (article.Text(text.Lang.Other()) is null ? TextFlags.None : TextFlags.HasOtherLanguage);

    /// <summary>Every area that the article suits: those named, those around them and those inside.</summary>
    private static IEnumerable<string> AreasOf(Article article, Library library) =>
        article.Areas.Count == 0
            ? [Fields.Everywhere]
            : library.Areas.All.Select(area => area.Id).Where(id => library.Areas.Suits(article.Areas, id));
}
