using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Language;

namespace InfoPoint.Benchmarks;

/// <summary>Writes a large library from the sections of the starter library, always the same one.</summary>
public static class GeneratedLibrary
{
    private const int SectionsEach = 7;

    /// <summary>Writes so many bilingual articles; a drawing each when <paramref name="withDrawings"/>.</summary>
    public static void Write(string starter, string folder, int articles, bool withDrawings)
    {
        var source = LibraryReader.Read(new LibraryFolder(starter)).Library;
        foreach (
            var file in Directory.EnumerateFiles(starter).Where(file => Path.GetExtension(file) is ".yaml" or ".tsv")
        )
            Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(starter, "media")))
            Copy(file, Path.Combine(folder, "media", Path.GetFileName(file)));
        var pairs = source
            .Articles.Where(article => article.Texts.Count == 2)
            .SelectMany(article =>
            {
                var vi = Sections(article, Lang.Vi);
                var lo = Sections(article, Lang.Lo);
                return vi.Zip(lo, (a, b) => (Vi: a, Lo: b));
            })
            .ToList();
        var drawing = Directory.EnumerateFiles(Path.Combine(starter, "media"), "*.svg").First();
        var random = new Random(20261124);
        for (var i = 0; i < articles; i++)
        {
            var like = source.Articles[i % source.Articles.Count];
            var id = string.Create(CultureInfo.InvariantCulture, $"generated-{i:D5}");
            var bundle = Path.Combine(folder, "articles", like.Topic, id);
            Directory.CreateDirectory(bundle);
            var chosen = Enumerable.Range(0, SectionsEach).Select(_ => pairs[random.Next(pairs.Count)]).ToList();
            File.WriteAllText(
                Path.Combine(bundle, "article.yaml"),
                "kind: technique\n" + (withDrawings ? "media: [{file: d.svg, alt: {vi: x, lo: x}}]\n" : "")
            );
            File.WriteAllText(
                Path.Combine(bundle, "vi.md"),
                Text(like.Text(Lang.Vi)!.Title, i, "", chosen.Select(pair => pair.Vi))
            ); // pairs have both
            File.WriteAllText(
                Path.Combine(bundle, "lo.md"),
                Text(
                    like.Text(Lang.Lo)!.Title,
                    i,
                    "translates: {language: vi, revision: 1}\n",
                    chosen.Select(pair => pair.Lo)
                )
            ); // as above
            if (withDrawings)
                Copy(drawing, Path.Combine(bundle, "media", "d.svg"));
        }
    }

    private static string Text(string title, int number, string front, IEnumerable<string> sections) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"---\ntitle: {title.Replace(":", "", StringComparison.Ordinal)} {number}\nsummary: {number}\nrevision: 1\n{front}---\n\n{string.Join("\n\n", sections)}\n"
        );

    private static List<string> Sections(Article article, Lang lang) =>
        [
            .. article
                .Text(lang)!
                .ReadOutline()
                .Select(section =>
                    $"## {section.Heading}\n\n{section.PlainText.Replace("<", "", StringComparison.Ordinal)}"
                ),
        ]; // asked for articles with both

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!); // below the library
        File.Copy(from, to, overwrite: true);
    }
}
