using Lucene.Net.Index;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Reads which texts hold a term, for one query at a time. Lucene's readers of a field are kept from one query to the next: each has buffers of its own.</summary>
/// <param name="reader">The index.</param>
internal sealed class PostingsReader(IndexReader reader)
{
    private readonly Dictionary<(int Leaf, string Field), PostingsField> fields = [];

    /// <summary>Finds a term in a field, segment by segment.</summary>
    public IEnumerable<FoundPostings> Find(BytesRef term, string field)
    {
        foreach (var leaf in reader.Leaves)
            if (FieldOf(leaf, field) is { Terms: { } terms } found && terms.SeekExact(term))
                yield return new FoundPostings(found, term, terms.GetTermState(), terms.DocFreq, leaf.DocBase);
    }

    private PostingsField FieldOf(AtomicReaderContext leaf, string field)
    {
        if (!fields.TryGetValue((leaf.Ord, field), out var found))
            fields[(leaf.Ord, field)] = found = new PostingsField(leaf, field);
        return found;
    }
}

/// <summary>One field of one segment; it reads one list at a time.</summary>
internal sealed class PostingsField(AtomicReaderContext leaf, string field)
{
    private DocsEnum? last;

    public TermsEnum? Terms { get; } = leaf.AtomicReader.GetTerms(field)?.GetEnumerator();

    /// <summary>The texts of a term; the list that was opened before in this field ends.</summary>
    public DocsEnum Open(BytesRef term, TermState state)
    {
        Terms!.SeekExact(term, state); // it was found here
        return last = Terms.Docs(leaf.AtomicReader.LiveDocs, last, DocsFlags.FREQS);
    }
}

/// <summary>The texts of one segment that hold a term in one field.</summary>
/// <param name="Field">Where.</param>
/// <param name="Term">The term.</param>
/// <param name="State">Where its list lies.</param>
/// <param name="Count">How many texts they are, those that were taken out among them.</param>
/// <param name="DocBase">The number of the segment's first text.</param>
internal readonly record struct FoundPostings(
    PostingsField Field,
    BytesRef Term,
    TermState State,
    int Count,
    int DocBase
)
{
    public DocsEnum Open() => Field.Open(Term, State);
}
