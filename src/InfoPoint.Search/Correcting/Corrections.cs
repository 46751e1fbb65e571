using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;
using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>Finds what was meant by words that stand in no text, or that never stand beside their neighbours: words of the index that are near on the keyboard or in sound, and those of glossary terms that some text has, in whatever language.</summary>
/// <param name="reader">The index.</param>
/// <param name="vocabulary">Its words.</param>
/// <param name="finder">The glossary.</param>
internal sealed class Corrections(IndexReader reader, Vocabulary vocabulary, ConceptFinder finder)
{
    private const float Far = 1.25f;
    private const float FarForShort = 0.95f;
    private const float FarForKnown = 0.75f;
    private const float Unfinished = 0.6f;
    private const int Short = 3;
    private const int MostCandidates = 10;
    private const int RareCount = 3;
    private const float DistanceWorth = 2.5f;
    private const float CountWorth = 0.3f;

    private readonly Lazy<(List<Word> Lao, List<Word> Latin)> words = new(() => Load(vocabulary, finder));

    /// <summary>Corrections of a query's words.</summary>
    /// <param name="segments">Words in their order; numbers are never corrected.</param>
    /// <param name="isSettled">True for words of glossary terms, which need no other evidence.</param>
    /// <param name="isKnown">True when some text has a word, in whatever form.</param>
    public IReadOnlyList<Correction> Find(
        IReadOnlyList<Segment> segments,
        Func<Segment, bool> isSettled,
        Func<Segment, bool> isKnown
    )
    {
        var found = new List<Correction>();
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (!Forms.IsWord(segment) || isSettled(segment))
                continue;

            var before = Neighbour(segments, i, -1);
            var after = Neighbour(segments, i, +1);
            var isUnknown = !isKnown(segment);
            if (
                !isUnknown
                && (
                    (before is null && after is null)
                    || vocabulary.Count(Forms.Exact(segment.Key)) > RareCount
                    || Support(segment.Key, segment, before, after) > 0
                )
            )
                continue;

            var mayBeUnfinished = isUnknown && i == segments.Count - 1;
            if (segment.Key.Length < 2 && !(mayBeUnfinished && before is not null))
                continue;
            if (
                Best(segment, before, after, isUnknown, mayBeUnfinished) is { } correction
                && (segment.Key.Length > 1 || correction.IsSupported)
            )
                found.Add(correction);
        }

        return found;
    }

    private Correction? Best(Segment segment, Segment? before, Segment? after, bool isUnknown, bool mayBeUnfinished)
    {
        var limit = isUnknown ? (segment.Key.Length <= Short ? FarForShort : Far) : FarForKnown;
        var candidates = Near(segment, limit, mayBeUnfinished)
            .Select(word =>
                (
                    word.Key,
                    Support: Support(word.Key, segment, before, after),
                    Likely: (CountWorth * MathF.Log(1 + word.Count)) - (DistanceWorth * word.Distance)
                )
            )
            .OrderByDescending(word => word.Support + word.Likely)
            .ToList();
        return candidates.Count > 0 && (isUnknown || candidates[0].Support > 0)
            ? new Correction(segment, candidates[0].Key, candidates[0].Support > 0)
            : null;
    }

    private static Segment? Neighbour(IReadOnlyList<Segment> segments, int i, int step) =>
        i + step >= 0
        && i + step < segments.Count
        && segments[i + step] is var other
        && other.Kind == segments[i].Kind
        && Math.Abs(other.Position - segments[i].Position) == 1
            ? other
            : null;

    /// <summary>How often a word stands beside the neighbours of the one that it would replace.</summary>
    private float Support(string key, Segment at, Segment? before, Segment? after) =>
        (before is { } first ? Beside(first, at with { Key = key }) : 0)
        + (after is { } second ? Beside(at with { Key = key }, second) : 0);

    private float Beside(Segment first, Segment second)
    {
        var exact = Count(Forms.Phrase(first.Key, second.Key));
        if (exact > 0)
            return MathF.Log(1 + exact);
        if (finder.StandTogether(first.Key, second.Key, id => vocabulary.Has(Forms.Concept(id))))
            return MathF.Log(2);
        var (bareFirst, bareSecond) = (Forms.BarestKey(first), Forms.BarestKey(second));
        return 0.5f * MathF.Log(1 + Count(Forms.BarePhrase(bareFirst, bareSecond)));
    }

    private int Count(string phrase) =>
        Fields.Searched.Max(field => reader.DocFreq(new Term(Fields.Phrases(field.Name), phrase)));

    private IEnumerable<(string Key, float Distance, int Count)> Near(
        Segment segment,
        float limit,
        bool mayBeUnfinished
    )
    {
        var isLao = segment.Kind == SegmentKind.LaoSyllable;
        ISlips slips = isLao ? LaoSlips.Instance : VietnameseSlips.Instance;
        var typed = isLao ? segment.Key : VietnameseSlips.Apart(segment.Key);
        var letters = SlipDistance.Letters(typed);
        var near = new List<(string Key, float Distance, int Count)>();
        foreach (var word in isLao ? words.Value.Lao : words.Value.Latin)
        {
            if (Math.Abs(word.Apart.Length - typed.Length) > 2 || word.Key == segment.Key)
                continue;
            var distance =
                mayBeUnfinished && word.Apart.StartsWith(typed, StringComparison.Ordinal) ? Unfinished
                : SlipDistance.IsFar(word.Letters, letters, limit) ? limit
                : SlipDistance.Between(word.Apart, typed, slips, limit);
            if (distance < limit)
                near.Add((word.Key, distance, word.Count));
        }

        return near.OrderBy(word => word.Distance).ThenByDescending(word => word.Count).Take(MostCandidates);
    }

    private static (List<Word> Lao, List<Word> Latin) Load(Vocabulary vocabulary, ConceptFinder finder)
    {
        var lao = new List<Word>();
        var latin = new List<Word>();
        var ofTerms = finder
            .WordsOfNames(id => vocabulary.Has(Forms.Concept(id)))
            .Where(key =>
                !vocabulary.Has(Forms.Exact(key)) && (LaoLetters.IsLao(key[0]) || VietnameseSyllable.IsValid(key))
            )
            .Select(key => (Key: key, Count: 1));
        foreach (var (key, count) in vocabulary.Words.Concat(ofTerms).Where(word => word.Key.Length > 1))
            if (LaoLetters.IsLao(key[0]))
                lao.Add(Word.Of(key, key, count));
            else if (char.IsLetter(key[0]))
                latin.Add(Word.Of(key, VietnameseSlips.Apart(key), count));
        return (lao, latin);
    }

    private readonly record struct Word(string Key, string Apart, ulong Letters, int Count)
    {
        public static Word Of(string key, string apart, int count) =>
            new(key, apart, SlipDistance.Letters(apart), count);
    }
}
