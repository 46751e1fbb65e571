using System.Text;

namespace InfoPoint.Search;

/// <summary>Lines of UTF-8 in the order of their bytes, found by how they begin. In memory as they lie on disk: thousands of names and titles take little room so, and nothing is to be built when an index is opened.</summary>
/// <param name="bytes">Lines, each ended by a line feed.</param>
/// <param name="starts">Where what is looked for begins in <paramref name="bytes"/>, in the order of what stands from there to the end of the line.</param>
internal sealed class SortedLines(byte[] bytes, int[] starts)
{
    /// <summary>How many there are.</summary>
    public int Count => starts.Length;

    /// <summary>Reads lines that stand in their order.</summary>
    public static SortedLines Of(byte[] bytes)
    {
        var starts = new int[bytes.AsSpan().Count((byte)'\n')];
        for (var i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + bytes.AsSpan(starts[i - 1]).IndexOf((byte)'\n') + 1;
        return new SortedLines(bytes, starts);
    }

    /// <summary>Puts lines into their order.</summary>
    /// <param name="lines">Without line feeds.</param>
    public static byte[] Join(IEnumerable<string> lines)
    {
        var sorted = lines.Select(line => Encoding.UTF8.GetBytes(line + "\n")).ToList();
        sorted.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        return [.. sorted.SelectMany(line => line)];
    }

    /// <summary>What stands from a place to the end of its line.</summary>
    public static ReadOnlySpan<byte> From(ReadOnlySpan<byte> bytes, int start) =>
        bytes[start..][..bytes[start..].IndexOf((byte)'\n')];

    /// <summary>What stands from there to the end of its line.</summary>
    public ReadOnlySpan<byte> this[int number] => From(bytes, starts[number]);

    /// <summary>The number of the first that is not less than some bytes.</summary>
    public int FirstAtLeast(ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var (start, length) = (starts[middle], Math.Min(key.Length, bytes.Length - starts[middle]));
            if (bytes.AsSpan(start, length).SequenceCompareTo(key) < 0) // past its end a line has a line feed, which comes before letters
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
