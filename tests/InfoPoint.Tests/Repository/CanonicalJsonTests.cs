using System.Text;
using CsCheck;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{\"b\":1,\"a\":\"ເຫັດ\"}", "{\"a\":\"ເຫັດ\",\"b\":1}")]
    [InlineData("{ \"a\" : [ true , null ] }", "{\"a\":[true,null]}")]
    [InlineData("{\"b\":{},\"a\":[]}", "{\"a\":[],\"b\":{}}")]
    [InlineData("{\"\uFF5E\":1,\"\U0001F33E\":2,\"z\":3}", "{\"z\":3,\"\uFF5E\":1,\"\U0001F33E\":2}")] // by code point, not by UTF-16 unit
    [InlineData("{\"\\u0062\":1,\"a\":\"\\n\\\"\\u0e81\"}", "{\"a\":\"\n\\\"ກ\",\"b\":1}")] // escapes are only those two
    [InlineData("{\"a\":-0,\"b\":-5}", "{\"a\":0,\"b\":-5}")]
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
    public void Bytes_that_are_no_utf8_are_refused() =>
        Assert.Throws<FormatException>(() => CanonicalJson.ParseObject([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]));

    [Fact]
    public void Any_text_survives_a_round_trip() =>
        Gen.String[Gen.Char['\u0020', '\uD7FF']]
            .Sample(text =>
            {
                var written = CanonicalJson.Encode(new System.Text.Json.Nodes.JsonObject { ["a"] = text });
                return CanonicalJson.ParseObject(written).GetProperty("a").GetString() == text;
            });
}
