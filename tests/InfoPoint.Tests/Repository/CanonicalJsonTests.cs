using System.Text;
using CsCheck;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{\"b\":1,\"a\":\"ເຫັດ\"}", "{\"a\":\"ເຫັດ\",\"b\":1}")]
    [InlineData("{ \"a\" : [ true , null ] }", "{\"a\":[true,null]}")]
    public void Keys_are_sorted_and_white_space_is_gone(string json, string canonical) =>
        Assert.Equal(
            canonical,
            Encoding.UTF8.GetString(CanonicalJson.Encode(CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(json))))
        );

    [Theory]
    [InlineData("{\"a\":1.5}")]
    [InlineData("{\"a\":1e3}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":9007199254740993}")]
    [InlineData("{\"a\":-9223372036854775808}")]
    [InlineData("[1]")]
    [InlineData("")]
    public void What_two_readers_could_read_differently_is_refused(string json) =>
        Assert.Throws<FormatException>(() =>
            CanonicalJson.Encode(CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(json)))
        );

    [Fact]
    public void Any_text_survives_a_round_trip() =>
        Gen.String[Gen.Char['\u0020', '\uD7FF']]
            .Sample(text =>
            {
                var written = CanonicalJson.Encode(new System.Text.Json.Nodes.JsonObject { ["a"] = text });
                return (string?)CanonicalJson.ParseObject(written)["a"] == text;
            });
}
