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
        var articles = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new Dictionary<int, string>();
        foreach (var leaf in reader.Leaves)
        {
            var idValues = leaf.AtomicReader.GetSortedDocValues(Fields.Id);
            var langs = leaf.AtomicReader.GetSortedDocValues(Fields.Lang);
            var topics = leaf.AtomicReader.GetSortedDocValues(Fields.Topic);
            var kinds = leaf.AtomicReader.GetNumericDocValues(Fields.Kind);
            var flags = leaf.AtomicReader.GetNumericDocValues(Fields.Flags);
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                var id = Text(idValues, doc);
                if (!articles.TryGetValue(id, out var article))
                    articles[id] = article = articles.Count;
                entries[leaf.DocBase + doc] = new TextEntry(
                    article,
                    ids.TryGetValue(article, out var same) ? same : ids[article] = id,
                    LangTags.TryParse(Text(langs, doc), out var lang) ? lang : Lang.Vi,
                    string.Intern(Text(topics, doc)),
                    (ArticleKind)kinds.Get(doc),
                    (TextFlags)flags.Get(doc)
                );
            }
        }

        return entries;

        string Text(SortedDocValues values, int doc)
        {
            values.Get(doc, value);
            return value.Utf8ToString();
        }
    }
}
