using System.Text;
using CsCheck;
using InfoPoint.Language.Text;

namespace InfoPoint.Tests.Language.Text;

/// <summary>Texts in the Standard Compression Scheme for Unicode.</summary>
public sealed class ScsuTests
{
    [Theory] // samples of Unicode Technical Standard #6, section 9
    [InlineData("Öl fließt", "D6 6C 20 66 6C 69 65 DF 74")]
    [InlineData("Москва", "12 9C BE C1 BA B2 B0")]
    public void Samples_of_the_standard_are_written_as_there(string text, string bytes) =>
        Assert.Equal(Convert.FromHexString(bytes.Replace(" ", "")), Scsu.Encode(text));

    [Theory]
    [InlineData("ການປູກເຫັດ")]
    [InlineData("Kỹ thuật trồng nấm rơm")]
    [InlineData("ເຂົ້າ 5 kg – Lúa 20 °C … “ຂ້າວ” 米 😀 \u0001 \r\n\t")]
    [InlineData("")]
    public void Text_comes_back_as_it_was(string text) => Assert.Equal(text, Scsu.Decode(Scsu.Encode(text)));

    [Fact]
    public void Any_characters_come_back() =>
        Gen.String[Gen.Char['\0', '\uFFFF'], 0, 60]
            .Sample(text => Scsu.Decode(Scsu.Encode(text)) == text, iter: 20_000);

    [Fact]
    public void Any_mixture_of_scripts_comes_back() =>
        Gen.OneOf(
                Gen.Char[' ', 'z'],
                Gen.Char['\u0E80', '\u0EFF'],
                Gen.Char['\u00C0', '\u01B0'],
                Gen.Char['\u1EA0', '\u1EF9'],
                Gen.Char['\0', '\u33FF']
            )
            .Array[0, 80]
            .Select(chars => new string(chars))
            .Sample(text => Scsu.Decode(Scsu.Encode(text)) == text, iter: 20_000);

    [Fact]
    public void A_Lao_letter_takes_one_byte()
    {
        const string text = "ການປູກເຫັດເຟືອງ";
        Assert.Equal(text.Length + 2, Scsu.Encode(text).Length); // two say where Lao is
    }

    [Fact]
    public void Any_bytes_give_a_text_or_a_format_error() =>
        Gen
            .Byte.Array[0, 40]
            .Sample(
                bytes =>
                {
                    try
                    {
                        return Scsu.Decode(bytes).Length <= bytes.Length;
                    }
                    catch (FormatException)
                    {
                        return true;
                    }
                },
                iter: 20_000
            );
}
