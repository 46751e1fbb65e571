using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>Articles whose media staff asked for, whatever the choice of the point says: <c>asked-media</c> in the data folder, an id a line.</summary>
public sealed class AskedMedia(string data)
{
    private readonly string file = Path.Combine(data, "asked-media");
    private readonly Lock gate = new();

    /// <summary>Their ids, those asked for first before others.</summary>
    public IReadOnlyList<string> Articles() => File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>Asks for those of an article from the next sync on.</summary>
    public void Add(string article)
    {
        lock (gate)
            if (Articles() is var all && !all.Contains(article))
                Write(all.Append(article));
    }

    /// <summary>Lets those of an article go at the next sync, as far as the choice leaves them out.</summary>
    public void Remove(string article)
    {
        lock (gate)
            if (Articles() is var all && all.Contains(article))
                Write(all.Where(id => id != article));
    }

    private void Write(IEnumerable<string> articles) =>
        AtomicFile.Write(file, string.Concat(articles.Select(id => id + "\n")));
}
