using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>Articles whose media staff asked for, whatever the choice of the point says: <c>asked-media</c> in the data folder, an id a line.</summary>
public sealed class AskedMedia(string data)
{
    private readonly string file = Path.Combine(data, "asked-media");

    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Articles() => File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>Asks for those of an article from the next sync on.</summary>
    public void Add(string article)
    {
        var all = Articles();
        if (!all.Contains(article))
            AtomicFile.Write(file, string.Concat(all.Append(article).Select(id => id + "\n")));
    }
}
