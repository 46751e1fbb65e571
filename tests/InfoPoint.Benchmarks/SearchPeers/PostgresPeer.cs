using InfoPoint.Language;
using Npgsql;

namespace InfoPoint.Benchmarks;

/// <summary>PostgreSQL: full text search of the simple configuration, or similarity of trigrams (pg_trgm).</summary>
/// <param name="server">Where it runs.</param>
/// <param name="isTrigrams">Trigrams instead of words.</param>
public sealed class PostgresPeer(PostgresServer server, bool isTrigrams) : ISearchPeer
{
    private readonly NpgsqlConnection connection = new(server.Address);
    private readonly string table = isTrigrams ? "trigrams" : "words";

    /// <inheritdoc/>
    public string Name => isTrigrams ? "PostgreSQL, pg_trgm" : "PostgreSQL, text search";

    /// <inheritdoc/>
    public void Build(IReadOnlyList<PeerText> texts)
    {
        connection.Open();
        Run("create extension if not exists pg_trgm");
        Run("set pg_trgm.word_similarity_threshold = 0.3");
        Run($"drop table if exists {table}");
        Run($"create table {table} (article text, lang text, title text, body text)");
        using (var writer = connection.BeginBinaryImport($"copy {table} from stdin (format binary)"))
        {
            foreach (var text in texts)
                writer.WriteRow(text.Article, text.Lang.Tag(), text.Title, text.Body);
            writer.Complete();
        }

        if (isTrigrams)
        {
            Run($"create index on {table} using gin ((title || ' ' || body) gin_trgm_ops)");
        }
        else
        {
            Run(
                $"alter table {table} add words tsvector generated always as (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D')) stored"
            );
            Run($"create index on {table} using gin (words)");
        }

        Run($"vacuum analyze {table}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Search(string query, Lang lang, int limit)
    {
        using var select = connection.CreateCommand();
        select.CommandText = isTrigrams
            ? $"select article from {table} where lang = $2 and $1 <% (title || ' ' || body) order by word_similarity($1, title) * 2 + word_similarity($1, body) desc limit $3"
            : $"select article from {table}, (select to_tsquery('simple', nullif(array_to_string(tsvector_to_array(to_tsvector('simple', $1)), ' | '), '')) as asked) as q where lang = $2 and words @@ asked order by ts_rank_cd(words, asked, 1) desc limit $3";
        select.Parameters.AddWithValue(query);
        select.Parameters.AddWithValue(lang.Tag());
        select.Parameters.AddWithValue(limit);
        using var rows = select.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return found;
    }

    /// <inheritdoc/>
    public long Bytes()
    {
        using var select = connection.CreateCommand();
        select.CommandText = $"select pg_total_relation_size('{table}')";
        return (long)select.ExecuteScalar()!; // a number
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }
}
