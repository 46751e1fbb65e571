using System.Collections.Concurrent;
using System.Numerics;
using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Scores articles unit by unit over Lucene's postings: BM25F (Robertson and Zaragoza 2009, section 3.6), the best form of each unit in the best text of an article, and how much of the query the article covers.</summary>
/// <param name="reader">The index.</param>
/// <param name="texts">All texts.</param>
/// <param name="lengths">What a place in a field is worth.</param>
/// <param name="vocabulary">The index's words.</param>
internal sealed class Scoring(IndexReader reader, TextTable texts, FieldLengths lengths, Vocabulary vocabulary)
{
    private readonly ConcurrentBag<Scratch> free = [];

    /// <summary>Scores every article that has anything of the query.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="shown">The language whose texts are shown where there are some: what only the other text says counts less.</param>
    /// <param name="allowed">Texts that count, or null for all.</param>
    /// <param name="use">Reads the scores; they are gone when it returns.</param>
    /// <param name="explained">Filled for the articles that it holds: what each unit is worth; or null.</param>
    public T Run<T>(
        PlannedQuery plan,
        Lang shown,
        FixedBitSet? allowed,
        Func<Scores, T> use,
        IReadOnlyDictionary<int, List<ScorePart>>? explained = null
    )
    {
        var scratch = free.TryTake(out var used) ? used : new Scratch(reader, texts.Articles);
        var pass = new Pass(texts.Entries, lengths, vocabulary, shown, allowed, scratch);
        foreach (var unit in plan.Units)
            pass.Add(unit, explained);
        var result = use(pass.Finish(plan.Values));
        scratch.Clear();
        free.Add(scratch); // not after an error, which may leave numbers behind
        return result;
    }

    /// <summary>Numbers by text and by article, kept from one query to the next: a small computer has better things to do than to clear memory.</summary>
    private sealed class Scratch(IndexReader reader, int articles)
    {
        public PostingsReader Postings { get; } = new(reader);
        public float[] Total { get; } = new float[articles];
        public float[] Concepts { get; } = new float[articles];
        public float[] Covered { get; } = new float[articles];
        public ulong[] Whole { get; } = new ulong[articles];
        public ulong[] Part { get; } = new ulong[articles];
        public float[] Frequency { get; } = new float[reader.MaxDoc];
        public float[] InTitle { get; } = new float[reader.MaxDoc];
        public float[] Best { get; } = new float[articles];

        /// <summary>Articles that have anything.</summary>
        public List<int> Any { get; } = [];

        /// <summary>Texts that have one form; empty between forms.</summary>
        public List<int> OfForm { get; } = [];

        /// <summary>Articles that have one unit; empty between units.</summary>
        public List<int> OfUnit { get; } = [];

        public void Clear()
        {
            foreach (var article in Any)
            {
                Total[article] = Concepts[article] = Covered[article] = 0;
                Whole[article] = Part[article] = 0;
            }

            Any.Clear();
        }
    }

    /// <summary>One query.</summary>
    private sealed class Pass(
        TextEntry[] entries,
        FieldLengths lengths,
        Vocabulary vocabulary,
        Lang shown,
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
        private readonly float[] inTitle = scratch.InTitle; // as frequency
        private readonly List<int> ofForm = scratch.OfForm;
        private readonly List<int> ofUnit = scratch.OfUnit;

        public void Add(QueryUnit unit, IReadOnlyDictionary<int, List<ScorePart>>? explained)
        {
            var postings = unit.Forms.Select(form => Find(form.Term, unit.IsPhrase)).ToList();
            var count = postings.Max(form => form.Count);
            if (count == 0)
                return;

            var rarity = Math.Min(unit.MostRarity, vocabulary.Rarity(count)); // one for all forms: a rare weak form is worth no more than the word
            for (var i = 0; i < postings.Count; i++)
                AddForm(postings[i].Lists, unit.Forms[i].Weight, unit);
            foreach (var article in ofUnit)
            {
                if (total[article] == 0)
                    scratch.Any.Add(article);
                var score = unit.Weight * rarity * best[article];
                total[article] += score;
                if (unit.IsConcept)
                    concepts[article] += score;
                best[article] = 0;
                if (explained is not null && explained.TryGetValue(article, out var parts))
                    parts.Add(new ScorePart(unit.Label, score));
            }

            ofUnit.Clear();
        }

        public Scores Finish(IReadOnlyList<float> values)
        {
            var sum = Math.Max(values.Sum(), float.Epsilon);
            foreach (var article in scratch.Any)
                scratch.Covered[article] =
                    (Sum(values, whole[article]) + (Weights.PartOfWord * Sum(values, part[article] & ~whole[article])))
                    / sum;
            return new Scores(scratch.Any, total, concepts, scratch.Covered);
        }

        private static float Sum(IReadOnlyList<float> values, ulong positions)
        {
            var sum = 0f;
            for (; positions != 0; positions &= positions - 1)
                sum += values[BitOperations.TrailingZeroCount(positions)];
            return sum;
        }

        private void AddForm(List<Postings> lists, float weight, QueryUnit unit)
        {
            var covered = unit.IsWhole && weight >= Weights.Sure ? whole : part;
            foreach (var (found, worth, isTitle) in lists)
            {
                var (docs, docBase) = (found.Open(), found.DocBase);
                int doc;
                while ((doc = docs.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
                {
                    var id = docBase + doc;
                    if (allowed is not null && !allowed.Get(id))
                        continue;
                    if (frequency[id] == 0)
                        ofForm.Add(id);
                    frequency[id] += docs.Freq * worth[id];
                    if (isTitle)
                        inTitle[id] = worth[id] / Weights.Title; // more in a short one
                }
            }

            foreach (var doc in ofForm)
            {
                ref readonly var entry = ref entries[doc];
                var score =
                    weight
                    * ((frequency[doc] / (Weights.K1 + frequency[doc])) + (Weights.InTitle * inTitle[doc]))
                    * (
                        entry.Lang == shown || !entry.Flags.HasFlag(TextFlags.HasOtherLanguage)
                            ? 1f
                            : Weights.OfOtherText
                    );
                frequency[doc] = 0;
                inTitle[doc] = 0;
                covered[entry.Article] |= unit.Positions;
                if (score <= best[entry.Article])
                    continue;
                if (best[entry.Article] == 0)
                    ofUnit.Add(entry.Article);
                best[entry.Article] = score;
            }

            ofForm.Clear();
        }

        /// <summary>The texts that hold a term, by field and segment, and how many they are in the field where most do.</summary>
        private (List<Postings> Lists, int Count) Find(string term, bool isPhrase)
        {
            var lists = new List<Postings>();
            var most = 0;
            if (!isPhrase && !vocabulary.Has(term))
                return (lists, 0);

            var bytes = new BytesRef(term);
            foreach (var field in Fields.Searched)
            {
                var count = 0;
                foreach (var found in scratch.Postings.Find(bytes, isPhrase ? Fields.Phrases(field.Name) : field.Name))
                {
                    count += found.Count;
                    lists.Add(new Postings(found, lengths.Worth(field.Name), field.Name == Fields.Title));
                }

                most = Math.Max(most, count);
            }

            return (lists, most);
        }
    }

    /// <summary>A list of texts, and what a place in its field is worth to each text.</summary>
    private readonly record struct Postings(FoundPostings Found, float[] Worth, bool IsTitle);
}
