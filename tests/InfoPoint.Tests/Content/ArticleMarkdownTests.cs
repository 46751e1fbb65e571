using InfoPoint.Content;

namespace InfoPoint.Tests.Content;

public sealed class ArticleMarkdownTests
{
    [Fact]
    public void Every_level_2_heading_starts_a_card_with_picture_warning_and_first_paragraph()
    {
        var section = Assert.Single(
            ArticleMarkdown.Sections(
                "## Ngâm\n\n![](soak.svg)\n\n::: warning\nVôi bỏng.\n:::\n\nNgâm 20 phút.\n\nThêm nữa.\n"
            )
        );

        Assert.Equal("Ngâm", section.Heading);
        Assert.Equal("soak.svg", section.Picture);
        Assert.Contains("Vôi bỏng", section.CautionHtml, StringComparison.Ordinal);
        Assert.Equal("Ngâm 20 phút.", section.LeadText);
        Assert.Contains("Thêm nữa", section.RestHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))", "javascript:")]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("![a](x.svg){onerror=alert(1)}", "onerror=\"")]
    [InlineData("[a](data:text/html,x)", "data:")]
    public void What_could_run_in_a_browser_is_taken_out(string markdown, string dangerous)
    {
        var section = Assert.Single(ArticleMarkdown.Sections("## A\n\n" + markdown + "\n"));

        Assert.DoesNotContain(
            dangerous,
            section.CautionHtml + section.LeadHtml + section.RestHtml,
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public void Tables_footnotes_and_callouts_are_rendered()
    {
        var section = Assert.Single(
            ArticleMarkdown.Sections(
                "## A\n\nB[^1].\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n::: tip\nC\n:::\n\n[^1]: D\n"
            )
        );

        Assert.Contains("<table", section.RestHtml, StringComparison.Ordinal);
        Assert.Contains("class=\"tip\"", section.RestHtml, StringComparison.Ordinal);
        Assert.Contains("D", section.PlainText, StringComparison.Ordinal);
    }
}
