using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace InfoPoint.Content;

/// <summary>Markdown of an article to sections of safe HTML and plain text.</summary>
/// <remarks>CommonMark with tables, footnotes and callouts; raw HTML is shown as text (docs/format.md, "Markdown").</remarks>
public static class ArticleMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseCustomContainers()
        .UsePreciseSourceLocation()
        .DisableHtml()
        .Build();

    /// <summary>Cuts the Markdown at its level-2 headings.</summary>
    public static IReadOnlyList<Section> Sections(string markdown) => Cut(markdown, Html);

    /// <summary>As <see cref="Sections"/> without HTML: for those who only read, as search and checks do; many times faster.</summary>
    public static IReadOnlyList<Section> Outline(string markdown) => Cut(markdown, _ => "");

    private static List<Section> Cut(string markdown, Func<IEnumerable<Block>, string> render)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var notes = document.OfType<FootnoteGroup>().ToList();
        var sections = new List<Section>();
        var blocks = new List<Block>();
        HeadingBlock? heading = null;
        foreach (var block in document.Except(notes))
        {
            if (block is HeadingBlock { Level: <= 2 } next)
            {
                Close();
                heading = next;
            }
            else
            {
                blocks.Add(block);
            }
        }

        blocks.AddRange(notes);
        Close();
        return sections;

        void Close()
        {
            if (heading is not null || blocks.Count > 0)
                sections.Add(Cut(sections.Count + 1, heading, blocks, render));
            blocks.Clear();
        }
    }

    private static Section Cut(
        int number,
        HeadingBlock? heading,
        IReadOnlyList<Block> blocks,
        Func<IEnumerable<Block>, string> render
    )
    {
        var links = blocks
            .SelectMany(block =>
                block is LeafBlock leaf ? leaf.Inline?.Descendants<LinkInline>() ?? [] : block.Descendants<LinkInline>()
            )
            .ToList();
        var picture = blocks.SelectMany(PicturesOf).FirstOrDefault();
        RewriteAddresses(links);
        var body = blocks.Where(block => !IsOnlyPicture(block, picture)).ToList();
        var lead = body.FindIndex(block => block is ParagraphBlock);
        var before = lead < 0 ? 0 : body.Take(lead).TakeWhile(block => block is CustomContainer).Count();
        var startsWithLead = lead >= 0 && before == lead;

        return new Section
        {
            Number = number,
            Line = heading?.Line ?? 0,
            Heading = heading is null ? "" : Plain(heading),
            Picture = picture?.Url is { } url ? url[SectionLinks.Media.Length..] : null,
            CautionHtml = startsWithLead ? render(body.Take(before)) : "",
            LeadHtml = startsWithLead ? render([body[lead]]) : "",
            LeadText = startsWithLead ? Plain(body[lead]) : "",
            RestHtml = render(startsWithLead ? body.Skip(lead + 1) : body),
            PlainText = string.Join('\n', blocks.Select(Plain).Where(text => text.Length > 0)),
            Pictures =
            [
                .. links
                    .Where(link => link.IsImage)
                    .Select(link => new LinkAt(link.Url![SectionLinks.Media.Length..], link.Line)),
            ], // set by RewriteAddresses
            ArticleLinks =
            [
                .. links
                    .Where(link => link.Url!.StartsWith(SectionLinks.Article, StringComparison.Ordinal)) // set by RewriteAddresses
                    .Select(link => new LinkAt(link.Url![SectionLinks.Article.Length..], link.Line)),
            ],
        };
    }

    /// <summary>Pictures and articles get addresses of one's own kind, which <see cref="SectionLinks"/> fills in; others stay.</summary>
    private static void RewriteAddresses(IEnumerable<LinkInline> links)
    {
        foreach (var link in links)
        {
            var url = link.Url ?? "";
            link.Url =
                link.IsImage ? SectionLinks.Media + url
                : url.StartsWith("article:", StringComparison.Ordinal) ? SectionLinks.Article + url["article:".Length..]
                : url;
        }
    }

    private static IEnumerable<LinkInline> PicturesOf(Block block) =>
        (
            block is LeafBlock leaf ? leaf.Inline?.Descendants<LinkInline>() ?? [] : block.Descendants<LinkInline>()
        ).Where(link => link.IsImage);

    private static bool IsOnlyPicture(Block block, LinkInline? picture) =>
        picture is not null
        && block is ParagraphBlock { Inline: { } inline }
        && inline.FirstChild == picture
        && inline.LastChild == picture;

    private static string Html(IEnumerable<Block> blocks)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
            renderer.Render(block);
        writer.Flush();
        return HtmlAllowList.Clean(writer.ToString());
    }

    private static string Plain(Block block)
    {
        var text = new StringBuilder();
        AppendPlain(text, block);
        return text.ToString().Trim();
    }

    private static void AppendPlain(StringBuilder text, Block block)
    {
        switch (block)
        {
            case LeafBlock { Inline: { } inline }:
                foreach (var item in inline.Descendants())
                    text.Append(
                        item switch
                        {
                            LiteralInline literal => literal.Content.ToString(),
                            CodeInline code => code.Content,
                            LineBreakInline => " ",
                            HtmlEntityInline entity => entity.Transcoded.ToString(),
                            _ => "",
                        }
                    );
                break;
            case CodeBlock code:
                text.Append(code.Lines.ToString());
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    AppendPlain(text, inner);
                    text.Append(inner is TableCell ? " · " : "\n");
                }

                break;
        }
    }
}
