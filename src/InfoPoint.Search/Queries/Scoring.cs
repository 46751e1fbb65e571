using System.Collections.Concurrent;
using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Scores texts unit by unit over Lucene's postings: BM25F (Robertson and Zaragoza 2009, section 3.6), the best form of each unit, and how much of the query a text covers.</summary>
/// <param name="reader">The index.</param>
/// <param name="lengths">What a place in a field is worth.</param>
/// <param name="vocabulary">The index's words.</param>
internal sealed class Scoring(IndexReader reader, FieldLengths lengths, Vocabulary vocabulary)
{
    private readonly ConcurrentBag<Scratch> free = [];

    /// <summary>Scores every text that has anything of the query.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="allowed">Texts that count, or null for all.</param>
    /// <param name="use">Reads the scores; they are gone when it returns.</param>
    /// <param name="explained">Filled for the texts that it holds: what each unit is worth; or null.</param>
    public T Run<T>(
        PlannedQuery plan,
        FixedBitSet? allowed,
        Func<Scores, T> use,
        IReadOnlyDictionary<int, List<ScorePart>>? explained = null
    )
    {
        var scratch = free.TryTake(out var used) ? used : new Scratch(reader.MaxDoc);
        var pass = new Pass(reader, lengths, vocabulary, allowed, scratch);
        foreach (var unit in plan.Units)
            pass.Add(unit, explained);
        var result = use(pass.Finish(plan.Values));
        scratch.Clear();
        free.Add(scratch); // not after an error, which may leave numbers behind
        return result;
    }

    /// <summary>Numbers by text, kept from one query to the next: a small computer has better things to do than to clear memory.</summary>
    private sealed class Scratch(int texts)
    {
        public float[] Total { get; } = new float[texts];
        public float[] Concepts { get; } = new float[texts];
        public float[] Covered { get; } = new float[texts];
        public ulong[] Whole { get; } = new ulong[texts];
        public ulong[] Part { get; } = new ulong[texts];
        public float[] Frequency { get; } = new float[texts];
        public float[] Best { get; } = new float[texts];

        /// <summary>Texts that have anything.</summary>
        public List<int> Any { get; } = [];

        public void Clear()
        {
            foreach (var doc in Any)
            {
                Total[doc] = Concepts[doc] = Covered[doc] = 0;
                Whole[doc] = Part[doc] = 0;
            }

            Any.Clear();
        }
    }

    /// <summary>One query.</summary>
    private sealed class Pass(
        IndexReader reader,
        FieldLengths lengths,
        Vocabulary vocabulary,
        FixedBitSet? allowed,
        Scratch scratch
    )
    {
        private readonly float[] total = scratch.Total;
        private readonly float[] concepts = scratch.Concepts;
        private readonly ulong[] whole = scratch.Whole;
        private readonly ulong[] part = scratch.Part;
        private readonly float[] frequency = scratch.Frequency; // cleared after each form
        private readonly float[] best = scratch.Best; // cleared after each unit
        private readonly List<int> ofForm = [];
        private readonly List<int> ofUnit = [];
        private readonly Dictionary<(int Leaf, string Field), TermsEnum?> terms = [];

        public void Add(QueryUnit unit, IReadOnlyDictionary<int, List<ScorePart>>? explained)
        {
            var postings = unit.Forms.Select(form => Postings(form.Term, unit.IsPhrase)).ToList();
            var count = postings.Max(form => form.Count);
            if (count == 0)
                return;

            var rarity = Math.Min(unit.MostRarity, vocabulary.Rarity(count)); // one for all forms: a rare weak form is worth no more than the word
            for (var i = 0; i < postings.Count; i++)
                AddForm(postings[i].Lists, unit.Forms[i].Weight, unit);
            foreach (var doc in ofUnit)
            {
                if (total[doc] == 0)
                    scratch.Any.Add(doc);
                var score = unit.Weight * rarity * best[doc];
                total[doc] += score;
                if (unit.IsConcept)
                    concepts[doc] += score;
                best[doc] = 0;
                if (explained is not null && explained.TryGetValue(doc, out var parts))
                    parts.Add(new ScorePart(unit.Label, score));
            }

            ofUnit.Clear();
        }

        public Scores Finish(IReadOnlyList<float> values)
        {
            var sum = Math.Max(values.Sum(), float.Epsilon);
            foreach (var doc in scratch.Any)
                scratch.Covered[doc] =
                    (Sum(values, whole[doc]) + (Weights.PartOfWord * Sum(values, part[doc] & ~whole[doc]))) / sum;
            return new Scores(scratch.Any, total, concepts, scratch.Covered);
        }

        private static float Sum(IReadOnlyList<float> values, ulong positions)
        {
            var sum = 0f;
            for (; positions != 0; positions &= positions - 1)
                sum += values[BitOperations.TrailingZeroCount(positions)];
            return sum;
        }

        private void AddForm(List<(DocsEnum Docs, int DocBase, float[] Worth)> lists, float weight, QueryUnit unit)
        {
            var covered = unit.IsWhole && weight >= Weights.Sure ? whole : part;
            foreach (var (docs, docBase, worth) in lists)
            {
                int doc;
                while ((doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
                {
                    var id = docBase + doc;
                    if (allowed is not null && !allowed.Get(id))
                        continue;
                    if (frequency[id] == 0)
                        ofForm.Add(id);
                    frequency[id] += docs.Freq * worth[id];
                }
            }

            foreach (var doc in ofForm)
            {
                var score = weight * frequency[doc] / (Weights.K1 + frequency[doc]);
                frequency[doc] = 0;
                covered[doc] |= unit.Positions;
                if (score <= best[doc])
                    continue;
                if (best[doc] == 0)
                    ofUnit.Add(doc);
                best[doc] = score;
            }

            ofForm.Clear();
        }

        /// <summary>The texts that hold a term, by field and segment, and how many they are in the field where most do.</summary>
        private (List<(DocsEnum Docs, int DocBase, float[] Worth)> Lists, int Count) Postings(
            string term,
            bool isPhrase
        )
        {
            var lists = new List<(DocsEnum, int, float[])>();
            var most = 0;
            if (!isPhrase && !vocabulary.Has(term))
                return (lists, 0);

            var bytes = new BytesRef(term);
            foreach (var field in Fields.Searched)
            {
                var count = 0;
                foreach (var leaf in reader.Leaves)
                    if (
                        Terms(leaf, isPhrase ? Fields.Phrases(field.Name) : field.Name) is { } all
                        && all.SeekExact(bytes)
                        && all.Docs(leaf.AtomicReader.LiveDocs, null, DocsFlags.FREQS) is { } docs
                    )
                    {
                        count += all.DocFreq;
                        lists.Add((docs, leaf.DocBase, lengths.Worth(field.Name)));
                    }

                most = Math.Max(most, count);
            }

            return (lists, most);
        }

        private TermsEnum? Terms(AtomicReaderContext leaf, string field)
        {
            if (!terms.TryGetValue((leaf.Ord, field), out var found))
                terms[(leaf.Ord, field)] = found = leaf.AtomicReader.GetTerms(field)?.GetEnumerator();
            return found;
        }
    }
}
