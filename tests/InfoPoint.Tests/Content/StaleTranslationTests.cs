using InfoPoint.Language;

namespace InfoPoint.Tests.Content;

public sealed class StaleTranslationTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Translation_behind_its_original_is_stale(int translated, bool expected)
    {
        using var library = new TestLibrary().Article(
            "oyster-mushroom",
            "---\ntitle: Nấm\nrevision: 2\n---\n\n## A\n\nB.\n",
            $"---\ntitle: ເຫັດ\ntranslates: {{language: vi, revision: {translated}}}\n---\n\n## A\n\nB.\n"
        );

        Assert.Equal(expected, library.Read().Find("oyster-mushroom")!.IsStale(Lang.Lo)); // just written
    }
}
