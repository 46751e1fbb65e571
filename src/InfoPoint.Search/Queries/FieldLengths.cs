using Lucene.Net.Index;

namespace InfoPoint.Search;

/// <summary>For each text what a place in a field counts: its weight, less in a long text (BM25's length normalisation).</summary>
internal sealed class FieldLengths
{
    private readonly Dictionary<string, float[]> worth = new(StringComparer.Ordinal);

    public FieldLengths(IndexReader reader)
    {
        foreach (var field in Fields.Searched)
        {
            var lengths = new float[reader.MaxDoc];
            var sum = 0d;
            foreach (var leaf in reader.Leaves)
                if (leaf.AtomicReader.GetNumericDocValues(Fields.Length(field.Name)) is { } values)
                    for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
                        sum += lengths[leaf.DocBase + doc] = values.Get(doc);
            var mean = MathF.Max(1f, (float)(sum / Math.Max(1, lengths.Length)));
            for (var doc = 0; doc < lengths.Length; doc++)
                lengths[doc] = field.Weight / (1 - field.LengthShare + (field.LengthShare * lengths[doc] / mean));
            worth[field.Name] = lengths;
        }
    }

    /// <summary>By text what one place of a field is worth.</summary>
    public float[] Worth(string field) => worth[field];
}
