using CsCheck;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Tests.Language.Text;

public sealed class SlipTests
{
    [Theory]
    [InlineData("ຖົ່ວ", "ທົ່ວ", "ມົ່ວ")] // bean: a letter of the other class is nearer than any letter
    [InlineData("ເຊື້ອ", "ເຊື່ອ", "ເກື້ອ")] // spawn: a wrong tone is nearer than a wrong letter
    [InlineData("ກາເຟ", "ກາເຝ", "ກາເມ")] // coffee
    public void Slip_of_the_ear_is_nearer_in_Lao_than_any_letter(string meant, string near, string far) =>
        Assert.True(Lao(meant, near) < Lao(meant, far));

    [Theory]
    [InlineData("sữa", "sửa", "sứa")] // milk: hỏi and ngã sound alike
    [InlineData("nấm", "mấm", "tấm")] // mushroom: m lies beside n
    [InlineData("sắn", "xắn", "bắn")] // cassava: s and x sound alike
    public void Slip_of_hand_or_ear_is_nearer_in_Vietnamese_than_any_letter(string meant, string near, string far) =>
        Assert.True(Vietnamese(meant, near) < Vietnamese(meant, far));

    [Fact]
    public void Swapped_neighbours_are_one_slip() => Assert.True(Vietnamese("linh", "lihn") < 1);

    [Fact]
    public void Distance_is_0_only_for_the_same_text_and_the_same_both_ways() =>
        Gen.Select(Gen.String[Gen.Char['\u0E81', '\u0ECD'], 0, 12], Gen.String[Gen.Char['\u0E81', '\u0ECD'], 0, 12])
            .Sample(
                (a, b) =>
                    SlipDistance.Between(a, a, LaoSlips.Instance, 99) == 0
                    && (a == b || SlipDistance.Between(a, b, LaoSlips.Instance, 99) > 0)
                    && Math.Abs(
                        SlipDistance.Between(a, b, LaoSlips.Instance, 99)
                            - SlipDistance.Between(b, a, LaoSlips.Instance, 99)
                    ) < 0.001f
            );

    [Fact]
    public void What_is_far_for_its_letters_is_far_in_both_languages() =>
        Gen.Select(
                Gen.String[Gen.OneOf(Gen.Char['\u0E81', '\u0ECD'], Gen.Char['a', 'z'], Gen.Char["ăâđêôơưảếỹ"]), 0, 8],
                Gen.String[Gen.OneOf(Gen.Char['\u0E81', '\u0ECD'], Gen.Char['a', 'z'], Gen.Char["ăâđêôơưảếỹ"]), 0, 8],
                Gen.Float[0.3f, 2f]
            )
            .Sample(
                (a, b, limit) =>
                    IsFarRight(a, b, LaoSlips.Instance, limit)
                    && IsFarRight(VietnameseSlips.Apart(a), VietnameseSlips.Apart(b), VietnameseSlips.Instance, limit),
                iter: 20_000
            );

    private static bool IsFarRight(string meant, string typed, ISlips slips, float limit) =>
        !SlipDistance.IsFar(SlipDistance.Letters(meant), SlipDistance.Letters(typed), limit)
        || SlipDistance.Between(meant, typed, slips, limit) >= limit - 0.001f;

    [Fact]
    public void Distance_stops_at_its_limit() =>
        Assert.Equal(1f, SlipDistance.Between("ກາເຟ", "ຂຽວ", LaoSlips.Instance, 1f));

    [Theory]
    [InlineData("cách trồng nấm", "cách")]
    [InlineData("bao nhiêu vôi", "bao nhiêu")]
    [InlineData("ປູກເຫັດແນວໃດ", "ແນວໃດ")]
    [InlineData("ແນວພັນເຂົ້າ", "")] // variety: not the ແນວ of how
    [InlineData("cây con", "")]
    public void Words_of_asking_are_known(string text, string expected)
    {
        var segments = Segmenter.Cut(text);
        var found = FunctionWords.Positions(segments);

        Assert.Equal(
            Segmenter.Cut(expected).Select(word => word.Key),
            segments.Where(segment => found.Contains(segment.Position)).Select(word => word.Key)
        );
    }

    private static float Lao(string meant, string typed) =>
        SlipDistance.Between(LaoFolding.Equal(meant), LaoFolding.Equal(typed), LaoSlips.Instance, 9);

    private static float Vietnamese(string meant, string typed) =>
        SlipDistance.Between(Apart(meant), Apart(typed), VietnameseSlips.Instance, 9);

    private static string Apart(string word) => VietnameseSlips.Apart(VietnameseSyllable.Key(word));
}
