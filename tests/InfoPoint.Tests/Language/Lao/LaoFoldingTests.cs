using CsCheck;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;

namespace InfoPoint.Tests.Language.Lao;

public sealed class LaoFoldingTests
{
    private const int Many = 20_000;

    /// <summary>Any letters, those oftener that are written in several ways and orders.</summary>
    private static readonly Gen<string> LaoText = Gen.String[
        Gen.Frequency(
            (3, Gen.Char['\u0E80', '\u0EFF']),
            (3, Gen.Char["\u0EB3\u0EB2\u0ECD\u0EC8\u0EC9\u0EBC\u0EC0ຫນລ"]),
            (1, Gen.Char['\u0E00', '\u0E5F']),
            (1, Gen.Char["\u200B\u200D a5\u0301\uD800"])
        )
    ];

    [Theory]
    [InlineData("ຫນອງ", "ໜອງ")] // pond, old and new spelling
    [InlineData("ຫລາຍ", "ຫຼາຍ")] // many
    [InlineData("ນໍ້າ", "ນ້ຳ")] // water, vowel in two parts
    [InlineData("ນຳ້", "ນ້ຳ")] // water, tone typed last
    [InlineData("ວັກ\u200Bຊີນ", "ວັກຊີນ")] // vaccine; zero-width space inside, seen in official data
    [InlineData("ໝາກມວ່ງ", "ໝາກມ່ວງ")] // mango, tone typed after the vowel
    [InlineData("ແກວ່ງ", "ແກວ່ງ")] // to swing, right as it is
    [InlineData("ຫຼາຍກວ່າ", "ຫຼາຍກວ່າ")] // more than, likewise
    [InlineData("ຫລຼາຍ", "ຫຼາຍ")] // many, in both spellings at once
    [InlineData("ນຳຳ້", "ນ້ຳ")] // water, vowel typed twice
    [InlineData("ເເມງ", "ແມງ")] // insect, two ເ
    public void Spellings_that_look_alike_fold_to_one_form(string written, string expected) =>
        Assert.Equal(expected, LaoFolding.Equal(written));

    [Theory]
    [InlineData("ແລ້ງ", "ແລງ")] // drought, evening
    [InlineData("ໄກ່", "ໃກ້")] // chicken, near
    public void Different_words_keep_different_forms(string one, string other) =>
        Assert.NotEqual(LaoFolding.Equal(one), LaoFolding.Equal(other));

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        LaoText.Sample(text => LaoFolding.Equal(LaoFolding.Equal(text)) == LaoFolding.Equal(text), iter: Many);

    [Fact]
    public void Folded_characters_know_their_places_in_the_original() =>
        LaoText.Sample(
            text =>
            {
                var folded = LaoFolding.EqualWithSources(text);
                return folded.Sources.Count == folded.Value.Length
                    && folded.Sources.All(place => place >= 0 && place < text.Length);
            },
            iter: Many
        );

    [Fact]
    public void Syllables_joined_give_the_text_and_none_begins_with_a_mark() =>
        LaoText.Sample(
            text =>
            {
                var key = LaoFolding.Equal(text);
                var from = 0;
                foreach (var end in LaoSyllables.Cut(key, LaoWords.Cut))
                {
                    Assert.True(end > from);
                    Assert.False(from > 0 && LaoLetters.IsMark(key[from]), key);
                    from = end;
                }

                Assert.Equal(key.Length, from);
            },
            iter: Many
        );

    [Theory]
    [InlineData("ການປູກເຫັດ", "ການ|ປູກ|ເຫັດ")] // growing mushrooms
    [InlineData("ນ້ຳຕານ", "ນ້ຳ|ຕານ")] // sugar
    [InlineData("ປາກວນ", "ປາ|ກວນ")] // the rest must parse
    [InlineData("ພະຍາດໃບໄໝ້", "ພະ|ຍາດ|ໃບ|ໄໝ້")] // leaf blast
    [InlineData("ສາລະວັນ", "ສາ|ລະ|ວັນ")] // Salavan
    [InlineData("ເຂົ້າໜຽວ", "ເຂົ້າ|ໜຽວ")] // glutinous rice
    [InlineData("ໂປຣແກຣມ", "ໂປຣ|ແກຣມ")] // program
    public void Text_without_spaces_is_cut_into_syllables(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Segmenter.Cut(text).Select(segment => segment.Key)));

    [Fact]
    public void Any_characters_at_all_are_cut_without_error() =>
        Gen.String[Gen.Char['\0', '\uFFFF']]
            .Sample(text =>
                Segmenter
                    .Cut(text)
                    .All(segment =>
                        segment.Start >= 0
                        && segment.End <= text.Length
                        && segment.Start < segment.End
                        && segment.Key.Length > 0
                    )
            );

    [Theory]
    [InlineData("ລ້ຽງງົວ")] // raise cattle
    public void Finest_cut_opens_words_that_consist_of_words(string text)
    {
        var longest = LaoWords.Cut(text);
        var finest = LaoWords.CutFinest(text, longest, LaoSyllables.Cut(text, LaoWords.Cut));

        Assert.Equal([text.Length], longest);
        Assert.Equal(2, finest.Count);
    }

    [Fact]
    public void Finest_cut_keeps_all_borders_of_the_longest_and_cuts_only_between_syllables() =>
        LaoText.Sample(
            text =>
            {
                var key = LaoFolding.Equal(text);
                var longest = LaoWords.Cut(key);
                var syllables = LaoSyllables.Cut(key, LaoWords.Cut);
                var finest = LaoWords.CutFinest(key, longest, syllables);

                Assert.Empty(longest.Except(finest));
                Assert.Empty(finest.Except(longest).Except(syllables));
            },
            iter: Many
        );
}
