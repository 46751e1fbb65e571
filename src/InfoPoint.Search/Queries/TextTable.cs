using InfoPoint.Content;
using InfoPoint.Language;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>What is kept in memory of the texts in an index and of their articles, which are counted from 0.</summary>
/// <remarks>Read with loops: LINQ over numbers would be compiled each time that an index is opened as the first thing of a process.</remarks>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> articles = new(StringComparer.Ordinal);
    private readonly Names topics = new();
    private readonly Names areas = new();
    private readonly List<string> ids = [];
    private readonly int[][] textIn; // by language and article

    public TextTable(IndexReader reader)
    {
        Entries = new TextEntry[reader.MaxDoc];
        foreach (var leaf in reader.Leaves)
            Read(leaf.AtomicReader, leaf.DocBase);
        textIn = Array.ConvertAll(Enum.GetValues<Lang>(), TextsIn);
    }

    /// <summary>By number of a text.</summary>
    public TextEntry[] Entries { get; }

    /// <summary>How many articles there are.</summary>
    public int Articles => ids.Count;

    /// <summary>Topic ids by <see cref="TextEntry.Topic"/>.</summary>
    public IReadOnlyList<string> Topics => topics.All;

    /// <summary>Areas as indexed, by <see cref="TextEntry.Areas"/>.</summary>
    public IReadOnlyList<string> Areas => areas.All;

    /// <summary>The id of an article.</summary>
    public string Id(int article) => ids[article];

    /// <summary>The number of an article, or null.</summary>
    public int? Find(string id) => articles.TryGetValue(id, out var article) ? article : null;

    /// <summary>The text of an article in that language, else in another one.</summary>
    public int TextIn(int article, Lang lang) => textIn[(int)lang][article];

    private int[] TextsIn(Lang lang)
    {
        var docs = new int[Articles];
        Array.Fill(docs, -1);
        for (var doc = 0; doc < Entries.Length; doc++)
            if (Entries[doc].Article is var article and >= 0 && (docs[article] < 0 || Entries[doc].Lang == lang))
                docs[article] = doc;
        return docs;
    }

    private void Read(AtomicReader leaf, int docBase)
    {
        var idValues = leaf.GetSortedDocValues(Fields.Id);
        var langs = leaf.GetSortedDocValues(Fields.Lang);
        var langOf = Array.ConvertAll(Values(langs), tag => LangTags.TryParse(tag, out var lang) ? lang : Lang.Vi);
        var articleOf = new int[idValues.ValueCount];
        Array.Fill(articleOf, -1); // articles are counted as their first live text comes
        var topicValues = leaf.GetSortedDocValues(Fields.Topic);
        var topicOf = Array.ConvertAll(Values(topicValues), topics.Number);
        var areaValues = leaf.GetSortedDocValues(Fields.Area);
        var areasOf = Array.ConvertAll(Values(areaValues), areas.Number);
        var kinds = leaf.GetNumericDocValues(Fields.Kind);
        var audiences = leaf.GetNumericDocValues(Fields.Audience);
        var flags = leaf.GetNumericDocValues(Fields.Flags);
        var published = leaf.GetNumericDocValues(Fields.Published);
        for (var doc = 0; doc < leaf.MaxDoc; doc++)
        {
            if (leaf.LiveDocs is { } live && !live.Get(doc))
            {
                Entries[docBase + doc] = new TextEntry { Article = -1 };
                continue;
            }

            ref var article = ref articleOf[idValues.GetOrd(doc)];
            if (article < 0)
                article = Number(Value(idValues, idValues.GetOrd(doc)));
            Entries[docBase + doc] = new TextEntry(
                article,
                langOf[langs.GetOrd(doc)],
                topicOf[topicValues.GetOrd(doc)],
                areasOf[areaValues.GetOrd(doc)],
                (ArticleKind)kinds.Get(doc),
                (Audience)audiences.Get(doc),
                (TextFlags)flags.Get(doc),
                (int)published.Get(doc)
            );
        }
    }

    private int Number(string id)
    {
        if (articles.TryGetValue(id, out var known))
            return known;
        ids.Add(id);
        return articles[id] = ids.Count - 1;
    }

    private static string[] Values(SortedDocValues values)
    {
        var all = new string[values.ValueCount];
        for (var ord = 0; ord < all.Length; ord++)
            all[ord] = Value(values, ord);
        return all;
    }

    private static string Value(SortedDocValues values, int ord)
    {
        var value = new BytesRef();
        values.LookupOrd(ord, value);
        return value.Utf8ToString();
    }

    /// <summary>Numbers for a few names: what is counted for every match is counted by number.</summary>
    private sealed class Names
    {
        private readonly List<string> all = [];

        public IReadOnlyList<string> All => all;

        public int Number(string name)
        {
            if (all.IndexOf(name) is var known and >= 0)
                return known;
            all.Add(name);
            return all.Count - 1;
        }
    }
}
