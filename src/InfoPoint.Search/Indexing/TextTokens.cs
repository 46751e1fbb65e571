using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>All terms of one text: segments in their forms, the concepts found, and pairs of neighbours.</summary>
internal sealed class TextTokens
{
    private const int GapBetweenParts = 10;

    private readonly List<IndexToken> tokens = [];
    private readonly List<IndexToken> pairs = [];
    private int nextPosition;

    /// <summary>Terms with places.</summary>
    public IReadOnlyList<IndexToken> Tokens => tokens;

    /// <summary>Pairs of neighbours.</summary>
    public IReadOnlyList<IndexToken> Pairs => pairs;

    /// <summary>Ids of the concepts found, with repetitions.</summary>
    public List<string> Concepts { get; } = [];

    /// <summary>Adds a text; phrases do not cross from one added text to the next.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it starts in the stored text.</param>
    /// <param name="finder">The glossary.</param>
    /// <param name="isUnmarked">True when the whole article is written without Vietnamese marks.</param>
    public void Add(string text, int offset, ConceptFinder finder, bool isUnmarked)
    {
        var segments = Segmenter.Cut(text);
        var concepts = finder.FindAll(segments).ToLookup(found => found.Position);
        Segment? before = null;
        foreach (var segment in segments)
        {
            var position = nextPosition + segment.Position;
            foreach (var term in Terms(segment, isUnmarked))
                tokens.Add(new IndexToken(term, position, offset + segment.Start, offset + segment.End));
            if (segment.Kind is SegmentKind.Compound or SegmentKind.Unit)
                continue;

            foreach (var found in concepts[segment.Position])
            {
                tokens.Add(new IndexToken(Forms.Concept(found.Id), position, offset + found.Start, offset + found.End));
                Concepts.Add(found.Id);
            }

            if (before is { } neighbour && Forms.IsWord(neighbour) && neighbour.Kind == segment.Kind)
                AddPair(neighbour, segment, position);
            before = segment;
        }

        nextPosition += segments.Count + GapBetweenParts;
    }

    private static IEnumerable<string> Terms(Segment segment, bool isUnmarked)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Number:
                yield return Forms.Number(segment.Key);
                yield break;
            case SegmentKind.Unit:
                yield return Forms.Unit(segment.Key);
                yield break;
        }

        yield return Forms.Exact(segment.Key);
        if (
            segment.Kind == SegmentKind.LaoSyllable
            && LaoFolding.Spelling(segment.Key) is var spelled
            && spelled != segment.Key
        )
            yield return Forms.Spelled(spelled);
        if (Forms.BareKey(segment) is var bare && bare != segment.Key)
            yield return Forms.Bare(bare);
        if (isUnmarked && segment.Kind == SegmentKind.Word && !VietnameseLetters.HasMarks(segment.Key))
            yield return Forms.OfUnmarkedText(segment.Key);
    }

    private void AddPair(Segment first, Segment second, int position)
    {
        pairs.Add(new IndexToken(Forms.Pair(first.Key, second.Key), position, 0, 0));
        var (bareFirst, bareSecond) = (Forms.BarestKey(first), Forms.BarestKey(second));
        if (bareFirst != first.Key || bareSecond != second.Key)
            pairs.Add(new IndexToken(Forms.BarePair(bareFirst, bareSecond), position, 0, 0));
    }
}
