using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace InfoPoint.Search;

/// <summary>Turns what people type into a query: all words wanted, any word accepted.</summary>
internal sealed class QueryPlanner(Vocabulary vocabulary, ConceptFinder finder)
{
    private const int MostWords = 40;
    private const int MostCharacters = 1000;

    private readonly BooleanQuery query = new(disableCoord: true);
    private readonly List<(string Term, float Worth)> marked = [];
    private readonly List<string> concepts = [];
    private bool hasUnknown;

    /// <summary>Plans a query, or null when it holds nothing that can be looked for.</summary>
    public static PlannedQuery? Plan(string text, Vocabulary vocabulary, ConceptFinder finder)
    {
        var planner = new QueryPlanner(vocabulary, finder);
        return planner.Build(text.Length > MostCharacters ? text[..MostCharacters] : text);
    }

    private PlannedQuery? Build(string text)
    {
        var typed = ReadKeystrokes(text);
        var segments = Segmenter.Cut(typed).Where(segment => segment.Position < MostWords).ToList();
        if (segments.Count == 0)
            return null;

        var isKeystrokes = typed != text;
        var isUnmarked = !segments.Any(segment =>
            segment.Kind == SegmentKind.Word && VietnameseLetters.HasMarks(segment.Key)
        );
        var inQuantity = AddQuantities(segments);
        var single = segments
            .Where(segment =>
                segment.Kind is not (SegmentKind.Compound or SegmentKind.Unit) && !inQuantity.Contains(segment.Position)
            )
            .ToList();
        var wordEnds = WordsOf(single);
        foreach (var segment in single)
            AddWord(segment, isUnmarked, wordEnds, isKeystrokes ? Weights.Keystrokes : 1f);
        foreach (
            var (first, second) in single
                .Zip(single.Skip(1))
                .Where(pair =>
                    pair.Second.Position == pair.First.Position + 1
                    && pair.First.Kind == pair.Second.Kind
                    && Forms.IsWord(pair.First)
                )
        )
            AddPair(first, second, isUnmarked, wordEnds);
        foreach (var compound in segments.Where(segment => segment.Kind == SegmentKind.Compound))
            AddEverywhere([(Forms.Exact(compound.Key), 1f)], Weights.Compound);
        foreach (var found in finder.FindLongest(segments).DistinctBy(found => found.Id))
        {
            concepts.Add(found.Id);
            AddEverywhere([(Forms.Concept(found.Id), 1f)], Weights.Concept / found.Meanings);
        }

        return query.Clauses.Count == 0
            ? null
            : new PlannedQuery(
                query,
                [
                    .. marked,
                    .. concepts.Select(id =>
                        (Forms.Concept(id), Weights.Concept * vocabulary.Rarity(Forms.Concept(id)))
                    ),
                ],
                concepts,
                hasUnknown
            );
    }

    /// <summary>Words that are in no text but make sense as Telex, VNI or VIQR keystrokes are read as such.</summary>
    private string ReadKeystrokes(string text)
    {
        var parts = text.Split(' ');
        for (var i = 0; i < parts.Length; i++)
            if (VietnameseTyping.Decode(parts[i]) is { } meant && !IsKnown(parts[i]))
                parts[i] = meant;
        return string.Join(' ', parts);
    }

    private bool IsKnown(string word) =>
        word.All(char.IsAsciiLetterOrDigit)
        && VietnameseSyllable.Key(word) is var key
        && (vocabulary.Has(Forms.Exact(key)) || vocabulary.Has(Forms.Bare(key)));

    /// <summary>Numbers bind to their units: 5 kg is one thing to look for.</summary>
    private HashSet<int> AddQuantities(List<Segment> segments)
    {
        var taken = new HashSet<int>();
        foreach (var unit in segments.Where(segment => segment.Kind == SegmentKind.Unit))
        {
            var number = segments.First(segment =>
                segment.Kind == SegmentKind.Number && segment.Position == unit.Position - 1
            );
            var anyField = new DisjunctionMaxQuery(Weights.OtherFields);
            foreach (var (field, weight) in Fields.Searched)
                anyField.Add(
                    new PhraseQuery
                    {
                        { new Term(field, Forms.Number(number.Key)), 0 },
                        { new Term(field, Forms.Unit(unit.Key)), 1 },
                    }.Boosted(weight)
                );
            query.Add(anyField.Boosted(Weights.Quantity), Occur.SHOULD);
            marked.Add((Forms.Number(number.Key), vocabulary.Rarity(Forms.Number(number.Key))));
            for (var position = number.Position; position < unit.Position + unit.Length; position++)
                taken.Add(position);
        }

        return taken;
    }

    private void AddWord(Segment segment, bool isUnmarked, Dictionary<int, int> wordOf, float factor)
    {
        if (segment.Kind == SegmentKind.Number)
        {
            AddEverywhere([(Forms.Number(segment.Key), 1f)], Weights.Number);
            marked.Add((Forms.Number(segment.Key), vocabulary.Rarity(Forms.Number(segment.Key))));
            return;
        }

        var forms = Alternatives.Of(segment, isUnmarked, vocabulary).ToList();
        var weight =
            segment.Kind == SegmentKind.Word ? Weights.Syllable
            : wordOf.Count(pair => pair.Value == wordOf[segment.Position]) == 1 ? Weights.LaoWord
            : Weights.LaoSyllable;
        AddEverywhere(forms, weight * factor);
        marked.AddRange(forms.Select(form => (form.Term, weight * form.Weight * vocabulary.Rarity(form.Term))));
        hasUnknown |=
            !vocabulary.Has(forms[0].Term) && (!isUnmarked || !forms.Skip(1).Any(form => vocabulary.Has(form.Term)));
    }

    private void AddPair(Segment first, Segment second, bool isUnmarked, Dictionary<int, int> wordOf)
    {
        var isWord = first.Kind == SegmentKind.Word || wordOf[first.Position] == wordOf[second.Position];
        var weak = isUnmarked && first.Kind == SegmentKind.Word ? Weights.UnmarkedQuery : Weights.Spelling;
        var exact = Forms.Pair(first.Key, second.Key);
        var (bareFirst, bareSecond) = (Forms.BarestKey(first), Forms.BarestKey(second));
        var alternatives = new List<(string Term, float Weight)> { (exact, 1f) };
        if (!IsToned(first) || !IsToned(second))
            alternatives.Add((Forms.BarePair(bareFirst, bareSecond), weak));
        else if (first.Kind == SegmentKind.LaoSyllable)
            alternatives.Add((Forms.Pair(bareFirst, bareSecond), weak));

        var counted = Math.Max(1, alternatives.Max(form => vocabulary.CountPairs(form.Term)));
        var anyField = new DisjunctionMaxQuery(Weights.OtherFields);
        foreach (var (term, weight) in alternatives.Where(form => vocabulary.CountPairs(form.Term) > 0))
        {
            anyField.Add(new TermQuery(new Term(Fields.TitlePairs, term), counted).Boosted(weight * Weights.Title));
            anyField.Add(new TermQuery(new Term(Fields.Pairs, term), counted).Boosted(weight));
        }

        if (anyField.Disjuncts.Count > 0)
            query.Add(anyField.Boosted(isWord ? Weights.PairInWord : Weights.PairAcross), Occur.SHOULD);
    }

    private static bool IsToned(Segment segment) =>
        segment.Kind == SegmentKind.LaoSyllable
            ? LaoFolding.HasTone(segment.Key)
            : VietnameseLetters.HasMarks(segment.Key);

    /// <summary>One word in its forms and in all fields; only the best counts. All share one frequency, so that a rare weak form is worth no more than the word.</summary>
    private void AddEverywhere(IReadOnlyList<(string Term, float Weight)> forms, float weight)
    {
        var known = forms
            .Select(form => (form.Term, form.Weight, Count: vocabulary.Count(form.Term)))
            .Where(form => form.Count > 0)
            .DistinctBy(form => form.Term)
            .ToList();
        if (known.Count == 0)
            return;

        var counted = known.Max(form => form.Count);
        var anyField = new DisjunctionMaxQuery(Weights.OtherFields);
        foreach (var (term, formWeight, _) in known)
        foreach (var (field, fieldWeight) in Fields.Searched)
            anyField.Add(new TermQuery(new Term(field, term), counted).Boosted(formWeight * fieldWeight));
        query.Add(anyField.Boosted(weight), Occur.SHOULD);
    }

    /// <summary>For each Lao syllable the number of its dictionary word.</summary>
    private static Dictionary<int, int> WordsOf(List<Segment> segments)
    {
        var wordOf = new Dictionary<int, int>();
        var word = 0;
        for (var i = 0; i < segments.Count; )
        {
            var end = i;
            while (
                end < segments.Count
                && segments[end].Kind == SegmentKind.LaoSyllable
                && segments[end].Position == segments[i].Position + end - i
            )
                end++;
            if (end == i)
            {
                wordOf[segments[i].Position] = ++word;
                i++;
                continue;
            }

            var ends = LaoWords.Cut(string.Concat(segments[i..end].Select(segment => segment.Key))).ToHashSet();
            var length = 0;
            word++;
            foreach (var segment in segments[i..end])
            {
                wordOf[segment.Position] = word;
                length += segment.Key.Length;
                if (ends.Contains(length))
                    word++;
            }

            i = end;
        }

        return wordOf;
    }
}

internal static class Boosts
{
    public static Query Boosted(this Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
