using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Search;

/// <summary>Finds glossary terms over syllables, however words were cut: by key 1, then by spelling, then, in queries, without marks.</summary>
/// <param name="terms">The glossary.</param>
internal sealed class ConceptFinder(TermTable terms)
{
    private static readonly NameForm[] Loosening = [NameForm.Exact, NameForm.Spelled, NameForm.Bare];
    private readonly Lazy<TermParts> parts = new(() => new TermParts(terms.ExactNames())); // not needed to open an index

    public GlossaryEntry? Entry(string id) => terms.Entry(id);

    /// <summary>Every term in a text, those inside longer ones as well.</summary>
    public IEnumerable<FoundTerm> FindAll(IReadOnlyList<Segment> segments)
    {
        var words = TermName.Words(segments);
        for (var i = 0; i < words.Count; i++)
        {
            var isFound = false;
            foreach (var found in At(words, i, NameForm.Exact))
            {
                isFound = true;
                yield return found;
            }

            if (!isFound && words[i].Kind == SegmentKind.LaoSyllable) // of others both are the same
                foreach (var found in At(words, i, NameForm.Spelled))
                    yield return found;
        }
    }

    /// <summary>The terms of a query that a library knows, but those inside longer ones; they may overlap, as grow mushrooms and lingzhi mushroom do. At each place by exact keys first.</summary>
    /// <param name="segments">The query, cut.</param>
    /// <param name="isKnown">True for concepts that some text has.</param>
    public IReadOnlyList<FoundTerm> FindLongest(IReadOnlyList<Segment> segments, Func<string, bool> isKnown)
    {
        var words = TermName.Words(segments);
        var longest = new List<FoundTerm>();
        var covered = -1; // the last position of terms found so far: what ends before it lies inside one of them
        for (var i = 0; i < words.Count; i++)
        {
            var here = Loosening
                .SelectMany(form => At(words, i, form))
                .Select(found => found with { Ids = [.. found.Ids.Where(isKnown)] })
                .Where(found => found.Ids.Count > 0)
                .OrderByDescending(found => found.Length) // stable: of equals the exact one
                .FirstOrDefault();
            if (here.Length == 0 || here.Position + here.Length - 1 <= covered)
                continue;
            covered = here.Position + here.Length - 1;
            longest.Add(here);
        }

        return longest;
    }

    /// <summary>Words of a query that are no terms but stand in the names of a few, as snail does in golden apple snail: the longest at each place.</summary>
    /// <param name="segments">The query, cut.</param>
    /// <param name="isFree">True for words that are not yet part of a term.</param>
    /// <param name="isAlone">True for words that mean something by themselves.</param>
    /// <param name="isKnown">True for concepts that some text has.</param>
    public IReadOnlyList<FoundTerm> FindParts(
        IReadOnlyList<Segment> segments,
        Func<Segment, bool> isFree,
        Func<Segment, bool> isAlone,
        Func<string, bool> isKnown
    )
    {
        var words = TermName.Words(segments);
        var found = new List<FoundTerm>();
        for (var i = 0; i < words.Count; i++)
        {
            var length = 0;
            while (
                i + length < words.Count
                && length < TermName.LongestTerm
                && isFree(words[i + length])
                && words[i + length].Position == words[i].Position + length
            )
                length++;
            for (; length > 0; length--)
            {
                var ids = parts.Value.Ids(words.Skip(i).Take(length).Select(word => word.Key)).Where(isKnown).ToList();
                if (ids.Count is 0 or > TermParts.MostTerms || (length == 1 && !isAlone(words[i])))
                    continue;
                found.Add(new FoundTerm(ids, words[i].Position, length, words[i].Start, words[i + length - 1].End));
                i += length - 1;
                break;
            }
        }

        return found;
    }

    /// <summary>Terms of one word that may be meant by words of a query that are none as they are typed: by spelling, else without marks.</summary>
    /// <param name="segments">The query, cut.</param>
    /// <param name="isFree">True for words that are not yet part of a term.</param>
    /// <param name="isBare">True for words that may have lost their marks.</param>
    /// <param name="isKnown">True for concepts that some text has.</param>
    public IEnumerable<FoundTerm> FindLoose(
        IReadOnlyList<Segment> segments,
        Func<Segment, bool> isFree,
        Func<Segment, bool> isBare,
        Func<string, bool> isKnown
    )
    {
        foreach (var word in TermName.Words(segments).Where(isFree))
        {
            var ids = Known(NameForm.SpelledWord, word);
            if (ids.Count == 0 && isBare(word))
                ids = Known(NameForm.BareWord, word);
            if (ids.Count is > 0 and <= TermParts.MostTerms)
                yield return new FoundTerm(ids, word.Position, 1, word.Start, word.End);
        }

        List<string> Known(NameForm form, Segment word) =>
            [.. (terms.Ids(form, form.KeyOf(word)) ?? []).Where(isKnown)];
    }

    /// <summary>The words of which the names of terms consist.</summary>
    public IEnumerable<string> WordsOfNames(Func<string, bool> isKnown) =>
        terms.ExactNames().Where(name => isKnown(name.Id)).SelectMany(name => name.Name.Split(' ')).Distinct();

    /// <summary>True when two words are neighbours in the name of a term.</summary>
    public bool StandTogether(string first, string second, Func<string, bool> isKnown) =>
        (terms.Ids(NameForm.Exact, $"{first} {second}") ?? []).Concat(parts.Value.Ids([first, second])).Any(isKnown);

    private IEnumerable<FoundTerm> At(List<Segment> words, int first, NameForm form)
    {
        var keys = "";
        for (var i = first; i < words.Count && i < first + TermName.LongestTerm; i++)
        {
            if (i > first && words[i].Position != words[i - 1].Position + 1)
                yield break;
            var key = form.KeyOf(words[i]);
            keys = keys.Length == 0 ? key : keys + " " + key;
            var length = i - first + 1;
            var ids =
                form == NameForm.Bare
                    ? terms.Ids(form, keys, name => MayHaveLostMarks(words.GetRange(first, length), name))
                    : terms.Ids(form, keys);
            if (ids is null)
                yield break;
            if (ids.Count > 0)
                yield return new FoundTerm(ids, words[first].Position, length, words[first].Start, words[i].End);
        }
    }

    /// <summary>True when each word is what the name has or has lost its marks; a different mark is a different word in Vietnamese, and mostly a slip in Lao.</summary>
    private static bool MayHaveLostMarks(List<Segment> words, string name)
    {
        var meant = name.Split(' ');
        for (var i = 0; i < words.Count; i++)
            if (
                words[i].Kind == SegmentKind.Word
                && VietnameseLetters.HasMarks(words[i].Key)
                && words[i].Key != meant[i]
            )
                return false;
        return true;
    }
}
