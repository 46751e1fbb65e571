using InfoPoint.Language.Text;
using InfoPoint.Language.Vietnamese;

namespace InfoPoint.Tests.Language.Vietnamese;

public sealed class VietnameseTests
{
    [Theory]
    [InlineData("kyx", "kỹ")]
    [InlineData("thuaatj", "thuật")]
    [InlineData("lusa", "lúa")]
    [InlineData("nuwowcs", "nước")]
    [InlineData("buowir", "bưởi")]
    [InlineData("thua65t", "thuật")]
    [InlineData("nu7o71c", "nước")]
    [InlineData("na^'m", "nấm")]
    [InlineData("ro+m", "rơm")]
    public void Raw_keystrokes_are_read_as_the_syllable_that_was_meant(string keys, string meant) =>
        Assert.Equal(VietnameseSyllable.Key(meant), VietnameseSyllable.Key(VietnameseTyping.Decode(keys) ?? ""));

    [Theory]
    [InlineData("ir64")]
    [InlineData("h2o")]
    [InlineData("km94")]
    [InlineData("rice")]
    [InlineData("coffee")]
    public void Codes_and_foreign_words_are_no_keystrokes(string word) => Assert.Null(VietnameseTyping.Decode(word));

    [Theory]
    [InlineData("nghiêng")]
    [InlineData("giếng")]
    [InlineData("quý")]
    [InlineData("khuỷu")]
    [InlineData("gì")]
    public void Syllables_are_known_by_their_grammar(string word) =>
        Assert.True(VietnameseSyllable.IsValid(VietnameseSyllable.Key(word)));

    [Theory]
    [InlineData("1.000", "1000")]
    [InlineData("1,5", "1.5")]
    [InlineData("0.45", "0.45")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("007", "7")]
    public void Numbers_of_both_countries_have_one_form(string written, string expected) =>
        Assert.Equal(expected, NumberText.Canonical(written));

    [Fact]
    public void A_number_binds_to_its_unit()
    {
        var segments = Segmenter.Cut("bón 5kg phân, 500 m²");

        Assert.Equal(
            ["5 kg", "500 m2"],
            segments
                .Where(segment => segment.Kind == SegmentKind.Unit)
                .Select(unit =>
                    segments.Last(number => number.Kind == SegmentKind.Number && number.Position < unit.Position).Key
                    + " "
                    + unit.Key
                )
        );
    }

    [Theory]
    [InlineData("nấm")]
    [InlineData("hoà")]
    [InlineData("khoẻ")]
    [InlineData("thuỷ")]
    [InlineData("quý")]
    [InlineData("gì")]
    [InlineData("giếng")]
    [InlineData("toàn")]
    [InlineData("được")]
    [InlineData("khuỷu")]
    [InlineData("nghiêng")]
    [InlineData("người")]
    [InlineData("chuối")]
    [InlineData("của")]
    [InlineData("mía")]
    [InlineData("npk")]
    public void Key_is_written_as_people_write_it(string word) =>
        Assert.Equal(word, VietnameseLetters.Written(VietnameseLetters.ToneLast(word)));
}
