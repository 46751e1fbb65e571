using System.Text;
using CsCheck;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

/// <summary>Lines found by how they begin.</summary>
public sealed class SortedLinesTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["ab ກ"], 0, 6];

    [Fact]
    public void First_at_least_is_what_reading_all_lines_finds() =>
        Gen.Select(Words.List[0, 20], Words)
            .Sample(
                (lines, typed) =>
                {
                    var sorted = SortedLines.Of(SortedLines.Join(lines));
                    var key = Encoding.UTF8.GetBytes(typed);
                    var first = 0;
                    while (first < sorted.Count && sorted[first].SequenceCompareTo(key) < 0)
                        first++;
                    return sorted.Count == lines.Count && sorted.FirstAtLeast(key) == first;
                },
                iter: 2000
            );

    [Fact]
    public void No_lines_have_none_that_is_at_least_a_word() =>
        Assert.Equal(0, SortedLines.Of(SortedLines.Join([])).FirstAtLeast("a"u8));
}
