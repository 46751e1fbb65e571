using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Builds the plan of one query.</summary>
internal sealed class PlanBuilder
{
    private readonly Vocabulary vocabulary;
    private readonly ConceptFinder finder;
    private readonly List<Segment> segments;
    private readonly List<Segment> words;
    private readonly bool isUnmarked;
    private readonly bool isToneless;
    private readonly float certainty;
    private readonly WordSpans spans;
    private readonly IReadOnlySet<int> function;
    private readonly List<QueryUnit> units = [];
    private readonly float[] values;
    private readonly List<(string Term, float Worth)> marked = [];
    private readonly List<(string Term, float Worth)> markedConcepts = [];
    private readonly List<string> concepts = [];
    private readonly Dictionary<int, string> meant = [];
    private readonly HashSet<int> things = [];
    private readonly Dictionary<string, (List<string> Ids, ulong Positions)> inner = []; // longer terms overlap: what stands inside two of them counts once
    private readonly List<Term> terms = [];

    public PlanBuilder(Vocabulary vocabulary, ConceptFinder finder, List<Segment> segments, bool isKeystrokes)
    {
        this.vocabulary = vocabulary;
        this.finder = finder;
        this.segments = segments;
        certainty = isKeystrokes ? Weights.Keystrokes : 1f;
        isUnmarked = !segments.Any(segment =>
            segment.Kind == SegmentKind.Word && VietnameseLetters.HasMarks(segment.Key)
        );
        isToneless = !segments.Any(segment =>
            segment.Kind == SegmentKind.LaoSyllable && LaoFolding.HasTone(segment.Key)
        );
        values = new float[segments.Max(segment => segment.Position) + 1];
        var inQuantity = AddQuantities();
        words =
        [
            .. segments.Where(segment =>
                segment.Kind is not (SegmentKind.Compound or SegmentKind.Unit) && !inQuantity.Contains(segment.Position)
            ),
        ];
        spans = new WordSpans(words);
        function = FunctionWords.Positions(segments);
    }

    /// <param name="text">The query that was cut.</param>
    /// <param name="corrections">Finds what was meant by words that stand nowhere.</param>
    public PlannedQuery? Build(string text, Corrections corrections)
    {
        var ofTerms = finder
            .FindLongest(segments, IsConceptKnown)
            .SelectMany(found => Enumerable.Range(found.Position, found.Length))
            .ToHashSet();
        var corrected = corrections
            .Find(words, word => ofTerms.Contains(word.Position), IsKnown)
            .Where(correction => correction.IsSupported || IsDoubtful(correction.Typed))
            .ToList();
        foreach (var correction in corrected.Where(correction => correction.IsSupported))
            meant[correction.Typed.Position] = correction.Meant;
        AddConcepts();
        AddLooseTerms();
        AddPartsOfTerms();
        foreach (var word in words)
            AddWord(word);
        for (var i = 1; i < words.Count; i++)
            AddNeighbours(words[i - 1], words[i]);
        for (var i = 2; i < words.Count; i++)
            AddThree(words[i - 2], words[i - 1], words[i]);
        foreach (var compound in segments.Where(segment => segment.Kind == SegmentKind.Compound))
            Add(
                compound.Key,
                [(Forms.Exact(compound.Key), 1f)],
                Weights.Compound,
                Bits(compound.Position, compound.Length)
            );
        var better = Better(text, corrected);
        return units.Count == 0 && better is null
            ? null
            : new PlannedQuery(units, values, [.. marked, .. markedConcepts], concepts, better, meant.Count > 0);
    }

    private bool IsConceptKnown(string id) => vocabulary.Has(Forms.Concept(id)) || vocabulary.Has(Forms.KindOf(id));

    private bool IsKnown(Segment word) =>
        Alternatives.Of(word, isUnmarked, vocabulary).Any(form => vocabulary.Has(form.Term));

    /// <summary>False for a right word that this library just does not have, beside words that it has: nothing better is known of it.</summary>
    private bool IsDoubtful(Segment typed) =>
        (typed.Kind == SegmentKind.Word ? !VietnameseSyllable.IsValid(typed.Key) : !spans.IsAlone(typed))
        || !words.Exists(word => word.Position != typed.Position && !function.Contains(word.Position) && IsKnown(word));

    /// <summary>Numbers bind to their units: 5 kg is one thing to look for.</summary>
    private HashSet<int> AddQuantities()
    {
        var taken = new HashSet<int>();
        foreach (var unit in segments.Where(segment => segment.Kind == SegmentKind.Unit))
        {
            var number = segments.First(segment =>
                segment.Kind == SegmentKind.Number && segment.Position == unit.Position - 1
            );
            var term = Forms.Quantity(number.Key, unit.Key);
            Add($"{number.Key} {unit.Key}", [(term, 1f)], Weights.Quantity, Bits(number.Position, unit.Length + 1));
            for (var position = number.Position; position < unit.Position + unit.Length; position++)
            {
                taken.Add(position);
                values[position] = vocabulary.Rarity(term) / (unit.Length + 1);
            }

            marked.Add((term, vocabulary.Rarity(term)));
        }

        return taken;
    }

    /// <summary>Glossary terms, read with corrections; words inside a term of several words are parts of it.</summary>
    private void AddConcepts()
    {
        var read = segments
            .Select(segment => meant.TryGetValue(segment.Position, out var key) ? segment with { Key = key } : segment)
            .ToList();
        foreach (var found in finder.FindLongest(read, IsConceptKnown))
        {
            var isFunction = Enumerable.Range(found.Position, found.Length).All(function.Contains);
            var isThing = found.Ids.Any(id => finder.Entry(id) is { IsThing: true });
            var kinds = KindsOf(found);
            Add(
                string.Join(" or ", found.Ids.Select(Forms.Concept)),
                [.. found.Ids.Select(id => (Forms.Concept(id), 1f)), .. kinds.Select(kind => (kind, Weights.Kinds))],
                Weights.Concept
                    * (isFunction ? Weights.Function : 1f)
                    * (isThing ? Weights.Thing : 1f)
                    * (IsAmbiguous(found) ? Weights.UnmarkedTerm : 1f),
                Bits(found.Position, found.Length),
                isConcept: true
            );
            if (isThing)
                things.UnionWith(Enumerable.Range(found.Position, found.Length));
            if (found.Length > 1)
            {
                terms.Add(new Term(found.Position, found.Length));
                if (found.Ids.Sum(id => vocabulary.Count(Forms.Concept(id))) < Weights.EnoughTexts)
                    FindInnerTerms(found, read);
            }

            marked.AddRange(kinds.Select(kind => (kind, Weights.Kinds * vocabulary.Rarity(kind))));
            Name(found.Ids, Weights.Concept);
        }

        foreach (var (label, (ids, positions)) in inner)
            Add(
                label,
                [.. ids.Select(id => (Forms.Concept(id), 1f))],
                Weights.Concept * Weights.InTerm,
                positions,
                isWhole: false
            );
    }

    /// <summary>Kinds of what was asked for, where hardly any text names it: who asks for insects may raise crickets.</summary>
    private List<string> KindsOf(FoundTerm found) =>
        [
            .. found
                .Ids.Where(id => vocabulary.Count(Forms.Concept(id)) < Weights.FewTexts)
                .Select(Forms.KindOf)
                .Where(vocabulary.Has),
        ];

    /// <summary>Terms inside a longer one: where no text of the other language has dried bamboo shoots, one about bamboo shoots helps.</summary>
    private void FindInnerTerms(FoundTerm outer, IReadOnlyList<Segment> read)
    {
        var inside = read.Where(segment =>
                segment.Position >= outer.Position && segment.Position < outer.Position + outer.Length
            )
            .ToList();
        foreach (var found in finder.FindAll(inside).Where(found => found.Length < outer.Length))
            if (found.Ids.Where(id => IsConceptKnown(id) && !outer.Ids.Contains(id)).ToList() is { Count: > 0 } ids)
            {
                var label = "inside " + string.Join(" or ", ids.Select(Forms.Concept));
                var before = inner.GetValueOrDefault(label).Positions;
                inner[label] = (ids, before | Bits(found.Position, found.Length));
            }
    }

    /// <summary>Terms that a result names when it was found through them, and that its snippet marks.</summary>
    private void Name(IEnumerable<string> ids, float weight)
    {
        foreach (var id in ids.Where(id => !concepts.Contains(id)))
        {
            concepts.Add(id);
            markedConcepts.Add((Forms.Concept(id), weight * vocabulary.Rarity(Forms.Concept(id))));
        }
    }

    /// <summary>True for one syllable in a query without marks: tro is ash, or what is left of trợ, help.</summary>
    private bool IsAmbiguous(FoundTerm found) =>
        isUnmarked
        && found.Length == 1
        && words.Exists(word => word.Position == found.Position && word.Kind == SegmentKind.Word)
        && words.Count(word => word.Kind == SegmentKind.Word) > 1;

    /// <summary>A word that is a term in another spelling, or with the marks that its writer leaves out: a guess, but the only bridge to the other language.</summary>
    private void AddLooseTerms()
    {
        foreach (var found in finder.FindLoose(words, IsFree, IsBare, IsConceptKnown))
            AddGuess("perhaps", found, Weights.LooseTerm, isWhole: true);

        bool IsBare(Segment word) =>
            !Forms.HasMarks(word)
            && ((word.Kind == SegmentKind.LaoSyllable ? isToneless : isUnmarked) || !IsKnown(word));
    }

    private void AddGuess(string how, FoundTerm found, float weight, bool isWhole)
    {
        Add(
            $"{how} {string.Join(" or ", found.Ids.Select(Forms.Concept))}",
            [.. found.Ids.Select(id => (Forms.Concept(id), 1f))],
            weight,
            Bits(found.Position, found.Length),
            isWhole,
            isConcept: true
        );
        Name(found.Ids, weight);
    }

    private bool IsFree(Segment word) =>
        Forms.IsWord(word)
        && !function.Contains(word.Position)
        && units.TrueForAll(unit => !unit.IsConcept || (unit.Positions >> word.Position & 1) == 0);

    /// <summary>A word without a term of its own, as snail, may mean the terms that have it in their names: so it crosses to the other language.</summary>
    private void AddPartsOfTerms()
    {
        foreach (var found in finder.FindParts(words, IsFree, IsAlone, IsConceptKnown))
            AddGuess("part of", found, Weights.PartOfTerm, isWhole: false);

        bool IsAlone(Segment word) => word.Kind == SegmentKind.Word || spans.IsAlone(word);
    }

    private void AddWord(Segment word)
    {
        var isFunction = function.Contains(word.Position);
        if (word.Kind == SegmentKind.Number)
        {
            var number = Forms.Number(word.Key);
            Add(word.Key, [(number, 1f)], Weights.Number, Bits(word.Position));
            values[word.Position] = vocabulary.Rarity(number);
            marked.Add((number, vocabulary.Rarity(number)));
            return;
        }

        var forms = Alternatives.Of(word, isUnmarked, vocabulary).ToList();
        if (meant.TryGetValue(word.Position, out var correction))
            forms.Add((Forms.Exact(correction), Weights.Correction));
        var isAlone = spans.IsAlone(word);
        var weight =
            word.Kind == SegmentKind.Word ? Weights.Syllable
            : isAlone ? Weights.LaoWord
            : Weights.LaoSyllable;
        weight *= certainty * (isFunction ? Weights.Function : 1f);
        var isInTerm = terms.Any(term => term.Holds(word.Position));
        if (isInTerm)
            weight *= Weights.InTerm;
        if (things.Contains(word.Position))
            weight *= Weights.Thing;
        var rarity = vocabulary.Rarity(forms.Max(form => vocabulary.Count(form.Term)));
        values[word.Position] = rarity * (isFunction ? Weights.Function : 1f);
        Add(word.Key, forms, weight, Bits(word.Position), isWhole: isAlone && !isInTerm);
        if (!isFunction && (isAlone || !isInTerm)) // a syllable that means nothing alone is marked with its term
            marked.AddRange(
                forms
                    .Where(form => vocabulary.Has(form.Term))
                    .Select(form => (form.Term, weight * form.Weight * vocabulary.Rarity(form.Term)))
            );
    }

    private void AddNeighbours(Segment first, Segment second)
    {
        if (!AreNeighbours(first, second))
            return;

        var weak = isUnmarked && first.Kind == SegmentKind.Word ? Weights.UnmarkedQuery : Weights.Spelling;
        var (bareFirst, bareSecond) = (Forms.BarestKey(first), Forms.BarestKey(second));
        var forms = new List<(string Term, float Weight)> { (Forms.Phrase(first.Key, second.Key), 1f) };
        if (!Forms.HasMarks(first) || !Forms.HasMarks(second))
            forms.Add((Forms.BarePhrase(bareFirst, bareSecond), weak));
        else if (first.Kind == SegmentKind.LaoSyllable)
            forms.Add((Forms.Phrase(bareFirst, bareSecond), weak));
        if (meant.ContainsKey(first.Position) || meant.ContainsKey(second.Position))
            forms.Add((Forms.Phrase(Meant(first), Meant(second)), Weights.Correction));
        var isGrammar = function.Contains(first.Position) || function.Contains(second.Position);
        Add(
            $"{first.Key} {second.Key}",
            forms,
            PairWeight(first, second) * certainty * (isGrammar ? Weights.Function : 1f),
            Bits(first.Position, 2),
            isPhrase: true
        );
    }

    private float PairWeight(Segment first, Segment second) =>
        terms.Any(term => term.Holds(first.Position) && term.Holds(second.Position))
            ? Weights.PairInWord * Weights.InTerm
        : first.Kind == SegmentKind.Word ? Weights.PairOfSyllables
        : spans.AreOneWord(first, second) ? Weights.PairInWord
        : Weights.PairAcross;

    private void AddThree(Segment first, Segment second, Segment third)
    {
        if (!AreNeighbours(first, second) || !AreNeighbours(second, third))
            return;
        var isGrammar = new[] { first, second, third }.Any(word => function.Contains(word.Position));
        Add(
            $"{first.Key} {second.Key} {third.Key}",
            [(Forms.Phrase(Meant(first), Meant(second), Meant(third)), 1f)],
            Weights.Triple * certainty * (isGrammar ? Weights.Function : 1f),
            Bits(first.Position, 3),
            isPhrase: true
        );
    }

    private string Meant(Segment word) => meant.GetValueOrDefault(word.Position, word.Key);

    private static bool AreNeighbours(Segment first, Segment second) =>
        second.Position == first.Position + 1 && first.Kind == second.Kind && Forms.IsWord(first);

    private void Add(
        string label,
        IReadOnlyList<(string Term, float Weight)> forms,
        float weight,
        ulong positions,
        bool isWhole = true,
        bool isPhrase = false,
        bool isConcept = false
    )
    {
        var known = forms.DistinctBy(form => form.Term).Where(form => isPhrase || vocabulary.Has(form.Term)).ToList();
        if (known.Count > 0)
            units.Add(
                new QueryUnit(
                    label,
                    known,
                    weight,
                    positions,
                    isWhole,
                    isPhrase,
                    isPhrase ? Weights.PhraseRarity * MeanValue(positions) : float.MaxValue,
                    isConcept
                )
            );
    }

    /// <summary>Neighbours tell no more than their words: that nobody else wrote them side by side is chance.</summary>
    private float MeanValue(ulong positions)
    {
        var covered = Enumerable.Range(0, values.Length).Where(position => (positions >> position & 1) != 0).ToList();
        return covered.Sum(position => values[position]) / covered.Count;
    }

    private static ulong Bits(int position, int length = 1) => ((1UL << length) - 1) << position;

    /// <summary>The query with what was probably meant, as people write it.</summary>
    private static string? Better(string text, List<Correction> corrected)
    {
        var end = text.Length;
        foreach (var correction in corrected.AsEnumerable().Reverse())
        {
            if (correction.Typed.End > end)
                continue; // syllables written together share one place
            end = correction.Typed.Start;
            text = string.Concat(
                text.AsSpan(0, correction.Typed.Start),
                VietnameseLetters.Written(correction.Meant),
                text.AsSpan(correction.Typed.End)
            );
        }

        return corrected.Count > 0 ? text : null;
    }

    /// <summary>A glossary term of several words in the query.</summary>
    private readonly record struct Term(int Position, int Length)
    {
        public bool Holds(int position) => position >= Position && position < Position + Length;
    }
}
