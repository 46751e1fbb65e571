using InfoPoint.Content;
using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Reads what is kept in memory of each text.</summary>
internal static class TextEntries
{
    public static TextEntry[] Read(IndexReader reader)
    {
        var entries = new TextEntry[reader.MaxDoc];
        var value = new BytesRef();
        foreach (var leaf in reader.Leaves)
        {
            var ids = leaf.AtomicReader.GetSortedDocValues(Fields.Id);
            var langs = leaf.AtomicReader.GetSortedDocValues(Fields.Lang);
            var topics = leaf.AtomicReader.GetSortedDocValues(Fields.Topic);
            var kinds = leaf.AtomicReader.GetNumericDocValues(Fields.Kind);
            var flags = leaf.AtomicReader.GetNumericDocValues(Fields.Flags);
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
                entries[leaf.DocBase + doc] = new TextEntry(
                    Text(ids, doc),
                    LangTags.TryParse(Text(langs, doc), out var lang) ? lang : Lang.Vi,
                    string.Intern(Text(topics, doc)),
                    (ArticleKind)kinds.Get(doc),
                    (TextFlags)flags.Get(doc)
                );
        }

        return entries;

        string Text(SortedDocValues values, int doc)
        {
            values.Get(doc, value);
            return value.Utf8ToString();
        }
    }
}
