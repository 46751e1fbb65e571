using InfoPoint.Language.Text;

namespace InfoPoint.Tests.Language.Lao;

public sealed class LaoSegmentationTests
{
    [Fact]
    public void Syllable_borders_hold_at_least_98_of_100_required_word_borders()
    {
        var (required, found) = (0, 0);
        foreach (var cells in Tsv.Rows("lao-segmentation.tsv"))
        {
            var starts = Segmenter.Cut(cells[1]).Select(segment => segment.Start).ToHashSet();
            var at = 0;
            foreach (var c in cells[2])
                if (c == '|')
                {
                    required++;
                    found += starts.Contains(at) ? 1 : 0;
                }
                else
                {
                    at++;
                }
        }

        Assert.True(found >= 0.98 * required, $"{found} of {required}");
    }
}
