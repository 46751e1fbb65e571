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
        var articles = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new List<string>();
        foreach (var context in reader.Leaves)
        {
            var leaf = context.AtomicReader;
            var idValues = leaf.GetSortedDocValues(Fields.Id);
            var langs = leaf.GetSortedDocValues(Fields.Lang);
            var topics = leaf.GetSortedDocValues(Fields.Topic);
            var areas = leaf.GetSortedDocValues(Fields.Area);
            var kinds = leaf.GetNumericDocValues(Fields.Kind);
            var audiences = leaf.GetNumericDocValues(Fields.Audience);
            var flags = leaf.GetNumericDocValues(Fields.Flags);
            var published = leaf.GetNumericDocValues(Fields.Published);
            for (var doc = 0; doc < leaf.MaxDoc; doc++)
            {
                if (leaf.LiveDocs is { } live && !live.Get(doc))
                {
                    entries[context.DocBase + doc] = new TextEntry
                    {
                        Article = -1,
                        Id = "",
                        Topic = "",
                        Areas = "",
                    };
                    continue;
                }

                var id = Text(idValues, doc);
                if (!articles.TryGetValue(id, out var article))
                {
                    articles[id] = article = articles.Count;
                    ids.Add(id);
                }

                entries[context.DocBase + doc] = new TextEntry(
                    article,
                    ids[article],
                    LangTags.TryParse(Text(langs, doc), out var lang) ? lang : Lang.Vi,
                    string.Intern(Text(topics, doc)),
                    string.Intern(Text(areas, doc)),
                    (ArticleKind)kinds.Get(doc),
                    (Audience)audiences.Get(doc),
                    (TextFlags)flags.Get(doc),
                    (int)published.Get(doc)
                );
            }
        }

        return entries;
    }

    private static string Text(SortedDocValues values, int doc)
    {
        var value = new BytesRef();
        values.Get(doc, value);
        return value.Utf8ToString();
    }
}
