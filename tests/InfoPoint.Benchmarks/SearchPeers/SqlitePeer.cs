using System.Text.RegularExpressions;
using InfoPoint.Language;
using Microsoft.Data.Sqlite;

namespace InfoPoint.Benchmarks;

/// <summary>SQLite FTS5 with bm25(), titles three times the body, any word accepted.</summary>
/// <param name="tokenizer">E.g. <c>unicode61</c> or <c>trigram</c>.</param>
/// <param name="file">The database.</param>
public sealed partial class SqlitePeer(string tokenizer, string file) : ISearchPeer
{
    private readonly SqliteConnection connection = new($"Data Source={file};Pooling=false");

    /// <inheritdoc/>
    public string Name => $"SQLite FTS5, {tokenizer}";

    /// <inheritdoc/>
    public void Build(IReadOnlyList<PeerText> texts)
    {
        connection.Open();
        Run(
            $"create virtual table texts using fts5(article unindexed, lang unindexed, title, body, tokenize='{tokenizer}')"
        );
        using var all = connection.BeginTransaction();
        foreach (var text in texts)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into texts values ($article, $lang, $title, $body)";
            insert.Parameters.AddWithValue("$article", text.Article);
            insert.Parameters.AddWithValue("$lang", text.Lang.Tag());
            insert.Parameters.AddWithValue("$title", text.Title);
            insert.Parameters.AddWithValue("$body", text.Body);
            insert.ExecuteNonQuery();
        }

        all.Commit();
        Run("insert into texts(texts) values ('optimize')");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Search(string query, Lang lang, int limit)
    {
        var words = Words(query);
        if (words.Count == 0)
            return [];
        using var select = connection.CreateCommand();
        select.CommandText =
            "select article from texts where texts match $query and lang = $lang order by bm25(texts, 0, 0, 3, 1) limit $limit";
        select.Parameters.AddWithValue("$query", string.Join(" OR ", words.Select(word => $"\"{word}\"")));
        select.Parameters.AddWithValue("$lang", lang.Tag());
        select.Parameters.AddWithValue("$limit", limit);
        using var rows = select.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return found;
    }

    /// <inheritdoc/>
    public long Bytes() => new FileInfo(file).Length;

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>Words of the query; for trigrams every three letters of it.</summary>
    private List<string> Words(string query) =>
        tokenizer.StartsWith("trigram", StringComparison.Ordinal)
            ?
            [
                .. Word()
                    .Matches(query)
                    .SelectMany(word =>
                        Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(at => word.Value.Substring(at, 3))
                    )
                    .Distinct(),
            ]
            : [.. Word().Matches(query).Select(word => word.Value)];

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();
}
