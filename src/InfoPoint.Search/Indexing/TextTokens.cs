using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>All terms of one field of a text: segments in their forms, the concepts meant, and two and three neighbours.</summary>
/// <param name="senses">Says which concepts are meant in this text.</param>
/// <param name="isUnmarked">True when the whole article is written without Vietnamese marks.</param>
internal sealed class TextTokens(TextSenses senses, bool isUnmarked)
{
    private const int GapBetweenParts = 10;

    private readonly List<IndexToken> tokens = [];
    private readonly List<IndexToken> phrases = [];
    private readonly Dictionary<string, WordForms> forms = new(StringComparer.Ordinal);
    private int nextPosition;

    /// <summary>Terms with places.</summary>
    public IReadOnlyList<IndexToken> Tokens => tokens;

    /// <summary>Neighbours.</summary>
    public IReadOnlyList<IndexToken> Phrases => phrases;

    /// <summary>Ids of the concepts found, with repetitions.</summary>
    public List<string> Concepts { get; } = [];

    /// <summary>How many base positions there are.</summary>
    public int Length { get; private set; }

    /// <summary>Adds a text; neighbours do not reach from one added text to the next.</summary>
    /// <param name="segments">The text, cut.</param>
    /// <param name="offset">Where it starts in the stored text.</param>
    public void Add(IReadOnlyList<Segment> segments, int offset)
    {
        var concepts = senses.Meant(segments).ToLookup(found => found.Position);
        var neighbours = new List<Segment>(3);
        var numbers = new Dictionary<int, Segment>();
        foreach (var segment in segments)
        {
            var position = nextPosition + segment.Position;
            foreach (var term in Terms(segment, numbers))
            {
                var start = segment.Kind == SegmentKind.Unit ? numbers[segment.Position - 1].Start : segment.Start;
                tokens.Add(new IndexToken(term, position, offset + start, offset + segment.End));
            }

            if (segment.Kind == SegmentKind.Number)
                numbers[segment.Position] = segment;
            if (segment.Kind is SegmentKind.Compound or SegmentKind.Unit)
                continue;

            Length++;
            foreach (var found in concepts[segment.Position])
            {
                AddConcept(found.Id, position, offset + found.Start, offset + found.End);
                Concepts.Add(found.Id);
            }

            if (neighbours.Count > 0 && neighbours[^1].Kind != segment.Kind || !Forms.IsWord(segment))
                neighbours.Clear();
            if (!Forms.IsWord(segment))
                continue;
            neighbours.Add(segment);
            if (neighbours.Count > 3)
                neighbours.RemoveAt(0);
            AddPhrases(neighbours, position);
        }

        nextPosition += segments.Count + GapBetweenParts;
    }

    /// <summary>Adds concepts that the author named, after everything else.</summary>
    public void AddNamed(IEnumerable<string> concepts)
    {
        var offset = tokens.Count > 0 ? tokens.Max(token => token.End) : 0;
        foreach (var id in concepts)
            AddConcept(id, nextPosition++, offset, offset);
    }

    private void AddConcept(string id, int position, int start, int end)
    {
        tokens.Add(new IndexToken(Forms.Concept(id), position, start, end));
        foreach (var broader in senses.Above(id))
            tokens.Add(new IndexToken(Forms.KindOf(broader), position, start, end));
    }

    private IEnumerable<string> Terms(Segment segment, Dictionary<int, Segment> numbers)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Number:
                yield return Forms.Number(segment.Key);
                yield break;
            case SegmentKind.Unit:
                if (numbers.TryGetValue(segment.Position - 1, out var number))
                    yield return Forms.Quantity(number.Key, segment.Key);
                yield break;
        }

        var word = FormsOf(segment);
        yield return word.Exact;
        if (word.Spelled is { } spelled)
            yield return spelled;
        if (word.Bare is { } bare)
            yield return bare;
        if (isUnmarked && segment.Kind == SegmentKind.Word && !VietnameseLetters.HasMarks(segment.Key))
            yield return Forms.OfUnmarkedText(segment.Key);
    }

    private void AddPhrases(List<Segment> neighbours, int position)
    {
        if (neighbours.Count < 2)
            return;

        var (first, second) = (neighbours[^2], neighbours[^1]);
        phrases.Add(new IndexToken(Forms.Phrase(first.Key, second.Key), position, 0, 0));
        var (bareFirst, bareSecond) = (FormsOf(first).Barest, FormsOf(second).Barest);
        if (bareFirst != first.Key || bareSecond != second.Key)
            phrases.Add(new IndexToken(Forms.BarePhrase(bareFirst, bareSecond), position, 0, 0));
        if (neighbours.Count == 3)
            phrases.Add(new IndexToken(Forms.Phrase(neighbours[0].Key, first.Key, second.Key), position, 0, 0));
    }

    private WordForms FormsOf(Segment segment)
    {
        if (!forms.TryGetValue(segment.Key, out var found))
            forms[segment.Key] = found = WordForms.Of(segment);
        return found;
    }

    /// <summary>Terms of a word; null where one would say the same as the exact one.</summary>
    private sealed record WordForms(string Exact, string? Spelled, string? Bare, string Barest)
    {
        public static WordForms Of(Segment segment)
        {
            var spelled = segment.Kind == SegmentKind.LaoSyllable ? LaoFolding.Spelling(segment.Key) : segment.Key;
            var bare = Forms.BareKey(segment);
            return new WordForms(
                Forms.Exact(segment.Key),
                spelled == segment.Key ? null : Forms.Spelled(spelled),
                bare == segment.Key ? null : Forms.Bare(bare),
                Forms.BarestKey(segment)
            );
        }
    }
}
