using System.Text.RegularExpressions;
using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>Everything that is wrong in a library, in one run.</summary>
public sealed partial class LibraryCheck
{
    private static readonly string[] OwnFiles =
    [
        "library.yaml",
        "topics.yaml",
        "areas.yaml",
        "offices.yaml",
        "glossary.tsv",
        "LICENSE",
        "README.md",
    ];
    private static readonly string[] PictureTypes = [".svg", ".webp", ".jpg", ".jpeg", ".png"];
    private static readonly string[] MediaTypes = [.. PictureTypes, ".opus", ".mp3", ".mp4", ".webm", ".pdf"];

    private readonly ILibraryFiles files;
    private readonly DateOnly today;
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, LibraryFile> present;
    private readonly ILookup<string, string> bundles;
    private readonly Dictionary<string, List<string>> links = new(StringComparer.Ordinal);
    private HashSet<string> others = [];

    private LibraryCheck(ILibraryFiles files, DateOnly today)
    {
        this.files = files;
        this.today = today;
        present = files
            .All()
            .GroupBy(file => file.Path)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        bundles = present.Keys.ToLookup(path => LibraryPath.FolderOf(path) ?? "", StringComparer.Ordinal);
    }

    /// <summary>Reads and checks a library.</summary>
    /// <param name="files">The library.</param>
    /// <param name="today">The day against which reviews are overdue.</param>
    /// <param name="cancel">Ends the check between articles.</param>
    /// <returns>The library, and its problems ordered by file and line.</returns>
    public static LibraryReading Run(ILibraryFiles files, DateOnly today, CancellationToken cancel = default) =>
        new LibraryCheck(files, today).Run([], cancel);

    /// <summary>Reads and checks what has changed since the last time; the rest is only held to what it needs elsewhere.</summary>
    /// <param name="files">The library.</param>
    /// <param name="today">The day against which reviews are overdue.</param>
    /// <param name="memory">What was checked before; afterwards what is checked now.</param>
    /// <param name="cancel">Ends the check between articles.</param>
    /// <returns>The bundles that were read, and their problems.</returns>
    public static LibraryReading Run(ILibraryFiles files, DateOnly today, CheckMemory memory, CancellationToken cancel)
    {
        var check = new LibraryCheck(files, today);
        var digests = check
            .bundles.Where(bundle => bundle.Key.Length > 0)
            .ToDictionary(bundle => bundle.Key, bundle => memory.Digest(bundle), StringComparer.Ordinal);
        var known = new Dictionary<string, CheckedBundle>(StringComparer.Ordinal);
        foreach (var (folder, digest) in digests)
            if (memory.Find(folder, digest) is { } bundle)
                known[folder] = bundle;

        var reading = check.Run(known, cancel);
        if (check.Orphans(reading.Library, known) is { Count: > 0 } orphans)
        {
            foreach (var orphan in orphans)
                known.Remove(orphan); // read again, so that what is missing is reported with its line
            check = new LibraryCheck(files, today);
            reading = check.Run(known, cancel);
        }

        check.Remember(reading, memory, digests, known);
        return reading with { KnownWarnings = known.Values.Sum(bundle => bundle.Warnings) };
    }

    private LibraryReading Run(Dictionary<string, CheckedBundle> known, CancellationToken cancel)
    {
        others = [.. known.Keys.Select(folder => folder.Split('/')[^1])];
        var reading = LibraryReader.Read(
            new ListedFiles(
                files,
                [.. present.Values.Where(file => !known.ContainsKey(LibraryPath.FolderOf(file.Path) ?? ""))]
            ),
            cancel
        );
        problems.AddRange(reading.Problems);
        CheckFiles();
        var library = reading.Library;
        foreach (var area in library.Areas.All)
        foreach (var topic in area.Topics.Where(topic => library.FindTopic(topic) is null))
            problems.Add(
                Problem.Error(
                    "topic-unknown",
                    "areas.yaml",
                    1,
                    topic,
                    string.Join(", ", library.Topics.Select(known => known.Id))
                )
            );
        var terms = library.Glossary.Select(term => term.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var article in library.Articles)
        {
            cancel.ThrowIfCancellationRequested();
            CheckArticle(library, article, terms);
        }

        return reading with
        {
            Problems =
            [
                .. problems
                    .Distinct()
                    .OrderBy(problem => problem.File, StringComparer.Ordinal)
                    .ThenBy(problem => problem.Line),
            ],
        };
    }

    /// <summary>Bundles from before that need something which is no longer there.</summary>
    private List<string> Orphans(Library library, Dictionary<string, CheckedBundle> known)
    {
        var topics = library.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var terms = library.Glossary.Select(term => term.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known
                .Where(pair =>
                    !pair.Value.Topics.All(topics.Contains)
                    || !pair.Value.Terms.All(terms.Contains)
                    || !pair.Value.Areas.All(area => library.Areas.Find(area) is not null)
                    || !pair.Value.Articles.All(id => IsArticle(library, id))
                )
                .Select(pair => pair.Key),
        ];
    }

    private void Remember(
        LibraryReading reading,
        CheckMemory memory,
        Dictionary<string, string> digests,
        Dictionary<string, CheckedBundle> known
    )
    {
        var found = reading.Problems.ToLookup(
            problem => LibraryPath.FolderOf(problem.File) ?? "",
            StringComparer.Ordinal
        );
        var all = new Dictionary<string, CheckedBundle>(known, StringComparer.Ordinal);
        foreach (var article in reading.Library.Articles)
        {
            var folder = $"articles/{article.Topic}/{article.Id}";
            if (found[folder].All(problem => problem.Severity == Severity.Warning))
                all[folder] = new CheckedBundle(
                    digests[folder],
                    [article.Topic],
                    article.Areas,
                    [.. article.Concepts.Concat(article.Pest?.Crops ?? [])],
                    [.. article.Related.Concat(article.Lessons).Concat(links.GetValueOrDefault(folder) ?? [])],
                    found[folder].Count()
                );
        }

        memory.Replace(all);
    }

    private bool IsArticle(Library library, string id) => library.Find(id) is not null || others.Contains(id);

    private void CheckFiles()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in present.Values.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (file.IsLink)
                problems.Add(Problem.Error("link", file.Path, 1));
            if (!LibraryPath.IsSafe(file.Path))
                problems.Add(Problem.Error("path-unsafe", file.Path, 1));
            if (LibraryPath.IsPictureSize(file.Path))
                problems.Add(Problem.Error("name-taken", file.Path, 1));
            if (!names.TryAdd(file.Path, file.Path))
                problems.Add(Problem.Error("path-differs-in-case", file.Path, 1, names[file.Path]));
            CheckSize(file);
            if (LibraryPath.TryBundle(file.Path, out var topic, out var id, out var rest))
                CheckBundleFile(file.Path, topic, id, rest, ids);
            else if (!OwnFiles.Contains(file.Path) && !IsMedia(file.Path, "media/"))
                problems.Add(Problem.Warning("file-unexpected", file.Path, 1));
        }
    }

    private void CheckBundleFile(string path, string topic, string id, string rest, Dictionary<string, string> ids)
    {
        if (!LibraryPath.IsArticleId(id))
            problems.Add(Problem.Error("id-wrong", path, 1, id));
        if (!ids.TryAdd(id, topic) && ids[id] != topic)
            problems.Add(Problem.Error("id-repeated", path, 1, id));
        if (rest is not ("article.yaml" or "vi.md" or "lo.md") && !IsMedia(rest, "media/"))
            problems.Add(Problem.Warning("file-unexpected", path, 1));
        if (rest is "vi.md" or "lo.md" && !present.ContainsKey($"articles/{topic}/{id}/article.yaml"))
            problems.Add(Problem.Error("file-missing", path, 1, "article.yaml"));
    }

    private void CheckSize(LibraryFile file)
    {
        var type = Path.GetExtension(file.Path);
        var limit =
            !MediaTypes.Contains(type) ? LibraryLimits.TextBytes
            : PictureTypes.Contains(type) ? LibraryLimits.PictureBytes
            : LibraryLimits.MediaBytes;
        if (file.Bytes > limit)
            problems.Add(Problem.Error("file-too-large", file.Path, 1, $"{file.Bytes}", $"{limit}"));
    }

    private static bool IsMedia(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && !path[folder.Length..].Contains('/')
        && MediaTypes.Contains(Path.GetExtension(path));

    private void CheckArticle(Library library, Article article, HashSet<string> terms)
    {
        var folder = $"articles/{article.Topic}/{article.Id}";
        var yaml = $"{folder}/article.yaml";
        if (library.FindTopic(article.Topic) is null)
            problems.Add(
                Problem.Error(
                    "topic-unknown",
                    yaml,
                    1,
                    article.Topic,
                    string.Join(", ", library.Topics.Select(topic => topic.Id))
                )
            );
        Unknown("area-unknown", yaml, article.Areas.Where(area => library.Areas.Find(area) is null));
        Unknown(
            "term-unknown",
            yaml,
            article.Concepts.Concat(article.Pest?.Crops ?? []).Where(id => !terms.Contains(id))
        );
        Unknown("article-unknown", yaml, article.Related.Concat(article.Lessons).Where(id => !IsArticle(library, id)));
        if (article.ReviewBy < today)
            problems.Add(
                Problem.Warning("review-overdue", yaml, LineOf(yaml, "review_by"), $"{article.ReviewBy:yyyy-MM-dd}")
            );
        foreach (var lang in library.Title.Languages.Where(lang => article.Text(lang) is null))
            problems.Add(Problem.Warning("translation-missing", yaml, 1, lang.Tag()));
        CheckMedia(article, folder, yaml);
        foreach (var text in article.Texts)
            CheckText(library, article, text, folder);
    }

    private void CheckMedia(Article article, string folder, string yaml)
    {
        foreach (var item in article.Media)
        {
            var line = LineOf(yaml, item.File);
            if (!present.ContainsKey($"{folder}/media/{item.File}"))
                problems.Add(Problem.Error("file-missing", yaml, line, $"media/{item.File}"));
            if (article.Texts.Any(text => string.IsNullOrEmpty(item.Alt.In(text.Lang))))
                problems.Add(Problem.Warning("picture-undescribed", yaml, line, item.File));
        }

        var listed = article.Media.Select(item => $"{folder}/media/{item.File}").ToHashSet(StringComparer.Ordinal);
        foreach (
            var path in bundles[folder]
                .Where(path => path.StartsWith($"{folder}/media/", StringComparison.Ordinal) && !listed.Contains(path))
        )
            problems.Add(Problem.Warning("picture-unlisted", path, 1));
    }

    private void CheckText(Library library, Article article, ArticleText text, string folder)
    {
        if (text.Summary.Length > LibraryLimits.SummaryCharacters)
            problems.Add(
                Problem.Error(
                    "summary-long",
                    text.Path,
                    LineOf(text.Path, "summary"),
                    $"{text.Summary.Length}",
                    $"{LibraryLimits.SummaryCharacters}"
                )
            );
        if (text.Title.Length > LibraryLimits.TitleCharacters)
            problems.Add(
                Problem.Error(
                    "title-long",
                    text.Path,
                    LineOf(text.Path, "title"),
                    $"{text.Title.Length}",
                    $"{LibraryLimits.TitleCharacters}"
                )
            );
        if (text.Revision < 1)
            problems.Add(
                Problem.Error("value-wrong", text.Path, LineOf(text.Path, "revision"), "revision", "1, 2, 3 …")
            );
        if (
            text.Translates is { } origin
            && (
                article.Text(origin.Lang) is not { } original
                || origin.Revision > original.Revision
                || origin.Lang == text.Lang
            )
        )
            problems.Add(
                Problem.Error(
                    "origin-missing",
                    text.Path,
                    LineOf(text.Path, "translates"),
                    origin.Lang.Tag(),
                    $"{origin.Revision}"
                )
            );

        if (TextFile.Read(files, text.Path, problems) is not { } whole)
            return;

        var front = FrontMatter.Split(whole);
        var sections = ArticleMarkdown.Outline(front.Markdown);
        if (sections.Count == 0)
            problems.Add(Problem.Error("body-missing", text.Path, front.LinesAbove));
        foreach (
            var (line, number) in front
                .Markdown.Split('\n')
                .Select((line, index) => (line, index + front.LinesAbove + 1))
        )
            if (RawHtml().Match(InlineCode().Replace(line, "")) is { Success: true } tag)
                problems.Add(Problem.Error("raw-html", text.Path, number, tag.Value));
        foreach (var section in sections)
            CheckSection(library, text, folder, section, front.LinesAbove + 1);
    }

    private void CheckSection(Library library, ArticleText text, string folder, Section section, int firstLine)
    {
        if (section.ArticleLinks.Count > 0)
        {
            links.TryAdd(folder, []);
            links[folder].AddRange(section.ArticleLinks.Select(link => link.Target));
        }

        foreach (
            var picture in section.Pictures.Where(picture => !present.ContainsKey($"{folder}/media/{picture.Target}"))
        )
            problems.Add(Problem.Error("file-missing", text.Path, picture.Line + firstLine, $"media/{picture.Target}"));
        foreach (var link in section.ArticleLinks.Where(link => !IsArticle(library, link.Target)))
            problems.Add(Problem.Error("article-unknown", text.Path, link.Line + firstLine, link.Target));
        if (section.Heading.Length > 0 && Sentences(section.LeadText) > 2)
            problems.Add(Problem.Warning("card-long", text.Path, section.Line + firstLine, section.Heading));
    }

    private static int Sentences(string text) =>
        SentenceEnd().Count(text) + (text.Length > 0 && !".!?…".Contains(text[^1]) ? 1 : 0);

    private void Unknown(string code, string yaml, IEnumerable<string> ids)
    {
        foreach (var id in ids)
            problems.Add(Problem.Error(code, yaml, LineOf(yaml, id), id));
    }

    /// <summary>The first line that holds a text: exact enough to send an author to the place.</summary>
    private int LineOf(string path, string text)
    {
        var lines = TextFile.Read(files, path).Split('\n');
        return Math.Max(0, Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal))) + 1;
    }

    [GeneratedRegex(@"</?[A-Za-z][^>\s]*(\s[^>]*)?>|<!--")]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"`[^`]*`|<https?://[^>]*>")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[.!?…](?=\s|\z)")]
    private static partial Regex SentenceEnd();
}
