using InfoPoint.Language.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>What results show of a text. Kept as values and not as Lucene's stored fields: those are unpacked by blocks of several texts, which took four tenths of a search.</summary>
/// <param name="reader">The index.</param>
internal sealed class ShownTexts(IndexReader reader)
{
    /// <param name="doc">Number of a text.</param>
    /// <param name="field">One of the shown fields.</param>
    public string Read(int doc, string field) => Read(doc, field, text => text.ToString());

    /// <summary>Reads a long text for one use.</summary>
    public T Read<T>(int doc, string field, Func<ReadOnlySpan<char>, T> use)
    {
        var leaf = reader.Leaves[ReaderUtil.SubIndex(doc, reader.Leaves)];
        var value = new BytesRef();
        leaf.AtomicReader.GetBinaryDocValues(field).Get(doc - leaf.DocBase, value);
        return Scsu.Decode(value.Bytes.AsSpan(value.Offset, value.Length), use);
    }
}
