namespace InfoPoint.Benchmarks.Peers;

/// <summary>A program that can keep a copy of a folder over a link.</summary>
public interface IPeer : IDisposable
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Makes the folder's present state available.</summary>
    void Publish(string folder);

    /// <summary>Brings the copy up to date through the proxy.</summary>
    void Sync();

    /// <summary>Counts the bytes of the last sync.</summary>
    CountingProxy Proxy { get; }
}
