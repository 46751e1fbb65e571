using System.Text;
using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Language.Text;
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
        var sections = text.ReadOutline();
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
        var titleSegments = Segmenter.Cut(text.Title);
        var leadSegments = Lead(article, text, sections, library)
            .Where(part => part.Length > 0)
            .Select(Segmenter.Cut)
            .ToList();
        var bodySegments = parts.Select(part => (Segments: Segmenter.Cut(part.Text), part.Offset)).ToList();
        var senses = new TextSenses(
            finder,
            article.Concepts,
            [titleSegments, .. leadSegments, .. bodySegments.Select(part => part.Segments)]
        );
        var title = new TextTokens(senses, isUnmarked);
        title.Add(titleSegments, 0);
        var lead = new TextTokens(senses, isUnmarked);
        foreach (var segments in leadSegments)
            lead.Add(segments, 0);
        lead.AddNamed(article.Concepts);
        var whole = new TextTokens(senses, isUnmarked);
        foreach (var (segments, offset) in bodySegments)
            whole.Add(segments, offset);

        var document = new Document
        {
            Shown(Fields.ShownTitle, text.Title),
            Shown(Fields.ShownSummary, text.Summary),
            Shown(Fields.ShownBody, shown),
            Shown(Fields.Concepts, string.Join(' ', Main(article, title, lead, whole))),
            new SortedDocValuesField(Fields.Id, new BytesRef(article.Id)),
            new SortedDocValuesField(Fields.Lang, new BytesRef(text.Lang.Tag())),
            new SortedDocValuesField(Fields.Topic, new BytesRef(article.Topic)),
            new SortedDocValuesField(Fields.Area, new BytesRef(string.Join(' ', AreasOf(article, library)))),
            new NumericDocValuesField(Fields.Kind, (long)article.Kind),
            new NumericDocValuesField(Fields.Audience, (long)article.Audience),
            new NumericDocValuesField(Fields.Flags, (long)FlagsOf(article, text)),
            new NumericDocValuesField(Fields.Published, article.Published?.DayNumber ?? 0),
            new StringField(Fields.Id, article.Id, Field.Store.NO),
            new StringField(Fields.Lang, text.Lang.Tag(), Field.Store.NO),
            new StringField(Fields.Topic, article.Topic, Field.Store.NO),
            new StringField(Fields.Kind, article.Kind.ToString(), Field.Store.NO),
            new StringField(Fields.Audience, article.Audience.ToString(), Field.Store.NO),
        };
        Add(document, Fields.Title, title, Fields.Counted);
        Add(document, Fields.Lead, lead, Fields.Counted);
        Add(document, Fields.Body, whole, Fields.WithPlaces);
        foreach (var area in AreasOf(article, library))
            document.Add(new StringField(Fields.Area, area, Field.Store.NO));
        return document;
    }

    private static BinaryDocValuesField Shown(string field, string text) => new(field, new BytesRef(Scsu.Encode(text)));

    private static void Add(Document document, string field, TextTokens tokens, FieldType type)
    {
        document.Add(new Field(field, new TokenListStream(tokens.Tokens), type));
        document.Add(new Field(Fields.Phrases(field), new TokenListStream(tokens.Phrases), Fields.Counted));
        document.Add(new NumericDocValuesField(Fields.Length(field), tokens.Length));
    }

    private static IEnumerable<string> Lead(
        Article article,
        ArticleText text,
        IReadOnlyList<Section> sections,
        Library library
    ) =>
        [
            text.Summary,
            .. sections.Select(section => section.Heading),
            .. article.Media.Select(item => item.Alt.In(text.Lang) ?? ""),
            .. article.Pest?.Signs(text.Lang) ?? [],
            library.FindTopic(article.Topic)?.Name.In(text.Lang) ?? "",
        ];

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
