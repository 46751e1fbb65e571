using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>Reads one bundle: <c>article.yaml</c> and the front matter of its texts.</summary>
internal static class ArticleReader
{
    private static readonly string[] PlantParts = ["leaf", "stem", "root", "fruit", "grain", "whole"];

    public static Article? Read(
        ILibraryFiles files,
        string topic,
        string id,
        HashSet<string> present,
        ICollection<Problem> problems
    )
    {
        var folder = $"articles/{topic}/{id}";
        var path = $"{folder}/article.yaml";
        if (TextFile.Read(files, path, problems) is not { } yaml)
            return null;

        var map = YamlMap.Parse(yaml, path, 0, problems);
        CheckAgreement(map, "id", id, path, problems);
        CheckAgreement(map, "topic", topic, path, problems);
        var texts = LangTags
            .OfContent.Where(lang => present.Contains(TextPath(topic, id, lang)))
            .Select(lang => ReadText(files, TextPath(topic, id, lang), lang, problems))
            .OfType<ArticleText>()
            .ToList();
        if (texts.Count == 0)
            problems.Add(Problem.Error("article-without-text", path, 1, "vi.md, lo.md"));

        var article = new Article
        {
            Id = id,
            Topic = topic,
            Kind = map.OneOf("kind", ArticleKind.Technique, required: true),
            Areas = Plain(map.Texts("areas")),
            Audience = map.OneOf("audience", Audience.Farmer),
            Safety = map.OneOf("safety", Safety.Normal),
            Published = map.Date("published"),
            ReviewBy = map.Date("review_by"),
            Calendar = [.. map.Maps("calendar").Select(entry => ReadCalendar(entry, path, problems))],
            Concepts = Plain(map.Texts("concepts")),
            Related = Plain(map.Texts("related")),
            Sources = [.. map.Maps("sources").Select(ReadSource)],
            Media = [.. map.Maps("media").Select(ReadMedia)],
            AnsweredBy = map.Map("question")?.Text("answered_by") ?? map.Text("answered_by"),
            Variety = map.Map("variety") is { } variety ? ReadVariety(variety) : null,
            Pest = map.Map("pest") is { } pest ? ReadPest(pest, path, problems) : null,
            Lessons = Plain(map.Map("course")?.Texts("lessons") ?? []),
            Withdrawn = map.Map("withdrawn") is { } withdrawn ? ReadWithdrawal(withdrawn) : null,
            Texts = texts,
        };
        map.WarnOfTheRest();
        return article;
    }

    /// <summary>The texts of a bundle that are there.</summary>
    public static IEnumerable<string> TextPaths(string topic, string id, HashSet<string> present) =>
        LangTags.OfContent.Select(lang => TextPath(topic, id, lang)).Where(present.Contains);

    private static string TextPath(string topic, string id, Lang lang) => $"articles/{topic}/{id}/{lang.Tag()}.md";

    private static VarietyFacts ReadVariety(YamlMap map)
    {
        var facts = new VarietyFacts(
            map.Text("days"),
            map.Text("yield_t_per_ha"),
            map.Text("seed_kg_per_ha"),
            map.Local("seasons"),
            map.Local("soils"),
            map.Local("resists")
        );
        map.WarnOfTheRest();
        return facts;
    }

    private static PestFacts ReadPest(YamlMap map, string path, ICollection<Problem> problems)
    {
        var signs = map.Map("signs");
        var facts = new PestFacts(
            Plain(map.Texts("crops")),
            Plain(map.Texts("parts")),
            Plain(signs?.Texts("vi") ?? []),
            Plain(signs?.Texts("lo") ?? [])
        );
        foreach (var part in map.Texts("parts").Where(part => !PlantParts.Contains(part.Text)))
            problems.Add(
                Problem.Error("value-unknown", path, part.Line, "parts", part.Text, string.Join(", ", PlantParts))
            );
        signs?.WarnOfTheRest();
        map.WarnOfTheRest();
        return facts;
    }

    private static ArticleText? ReadText(ILibraryFiles files, string path, Lang lang, ICollection<Problem> problems)
    {
        if (TextFile.ReadFront(files, path, problems) is not { } text)
            return null;

        var front = FrontMatter.Split(text);
        if (front.Yaml is not { } yaml)
        {
            problems.Add(Problem.Error("front-matter-missing", path, 1));
            return null;
        }

        var map = YamlMap.Parse(yaml, path, above: 1, problems);
        var review = map.Map("review");
        var translates = map.Map("translates");
        var read = new ArticleText
        {
            Lang = lang,
            Path = path,
            Title = map.Required("title"),
            Summary = map.Text("summary") ?? "",
            Revision = map.Number("revision") ?? 1,
            Translates = translates?.Language("language") is { } origin
                ? new Origin(origin, translates.Number("revision") ?? 1)
                : null,
            Review = review?.OneOf("state", ReviewState.Draft) ?? ReviewState.Draft,
            ReviewedBy = review?.Text("by"),
            ReviewedOn = review?.Date("date"),
            Files = files,
        };
        review?.WarnOfTheRest();
        translates?.WarnOfTheRest();
        map.WarnOfTheRest();
        return read.Title.Length > 0 ? read : null;
    }

    private static void CheckAgreement(
        YamlMap map,
        string key,
        string folder,
        string path,
        ICollection<Problem> problems
    )
    {
        if (map.Text(key) is { } written && written != folder)
            problems.Add(Problem.Error("folder-disagrees", path, map.LineOf(key), key, written, folder));
    }

    private static CalendarEntry ReadCalendar(YamlMap map, string path, ICollection<Problem> problems)
    {
        var months = map.Texts("months").Select(item => int.TryParse(item.Text, out var month) ? month : 0).ToList();
        if (months.Count == 0 || months.Any(month => month is < 1 or > 12))
            problems.Add(Problem.Error("value-wrong", path, map.LineOf("months"), "months", "1–12"));
        var entry = new CalendarEntry(map.OneOf("activity", Activity.Care, required: true), months);
        map.WarnOfTheRest();
        return entry;
    }

    private static Source ReadSource(YamlMap map)
    {
        var source = new Source(map.Required("title"), map.Text("publisher"), map.Text("url"), map.Number("year"));
        map.WarnOfTheRest();
        return source;
    }

    private static MediaItem ReadMedia(YamlMap map)
    {
        var item = new MediaItem(map.Required("file"), map.Local("alt"), map.Text("credit"), map.Text("licence"));
        map.WarnOfTheRest();
        return item;
    }

    private static Withdrawal ReadWithdrawal(YamlMap map)
    {
        var withdrawal = new Withdrawal(map.Date("date"), map.Local("reason"));
        map.WarnOfTheRest();
        return withdrawal;
    }

    private static string[] Plain(IReadOnlyList<(string Text, int Line)> items) => [.. items.Select(item => item.Text)];
}
