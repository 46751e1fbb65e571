using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>Reads a library's catalogue: everything but bodies and media. What is wrong becomes a problem, the rest is read.</summary>
public static class LibraryReader
{
    /// <summary>Reads every bundle and the library's own files.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was raised.</exception>
    public static LibraryReading Read(ILibraryFiles files, CancellationToken cancel = default) =>
        Read(files, CatalogueMemory.Empty, cancel);

    /// <summary>As <see cref="Read(ILibraryFiles, CancellationToken)"/>, but articles that are remembered and did not change are not read again; their problems are not told again either.</summary>
    public static LibraryReading Read(ILibraryFiles files, CatalogueMemory memory, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var all = files.All().ToList();
        var present = all.Where(file => !file.IsLink).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        var marks = new FileMarks(all);
        var title = ReadTitle(files, present, problems);
        var topics = ReadTopics(files, present, problems);
        var areas = ReadAreas(files, present, problems);
        var offices = ReadOffices(files, present, problems);
        IReadOnlyList<GlossaryTerm> glossary = present.Contains("glossary.tsv")
            ? GlossaryReader.Read(files, "glossary.tsv", problems)
            : [];

        var articles = new BundleReader(files, present, marks, memory).ReadAll(problems, cancel);
        return new LibraryReading(
            new Library(title, topics, new AreaTree(areas), offices, glossary, articles)
            {
                Mark = marks.Of(["glossary.tsv", "topics.yaml", "areas.yaml"]),
            },
            problems
        );
    }

    private static LibraryTitle ReadTitle(ILibraryFiles files, HashSet<string> present, List<Problem> problems)
    {
        const string path = "library.yaml";
        if (ReadRequired(files, present, path, problems) is not { } text)
            return new LibraryTitle(LocalText.Empty, LangTags.OfContent, Lang.Vi, null, null);

        var map = YamlMap.Parse(text, path, 0, problems);
        var name = map.Local("name");
        if (!map.Has("name"))
            problems.Add(Problem.Error("key-missing", path, 1, "name"));
        var languages = map.Texts("languages")
            .Select(item => LangTags.TryParse(item.Text, out var lang) ? lang : Lang.En)
            .Where(lang => lang != Lang.En)
            .ToList();
        var title = new LibraryTitle(
            name,
            languages.Count > 0 ? languages : LangTags.OfContent,
            map.Language("default_language") ?? Lang.Vi,
            map.Text("licence"),
            map.Text("contact")
        );
        map.WarnOfTheRest();
        return title;
    }

    private static List<Topic> ReadTopics(ILibraryFiles files, HashSet<string> present, List<Problem> problems)
    {
        const string path = "topics.yaml";
        var topics = new List<Topic>();
        foreach (var map in YamlMap.ParseList(ReadRequired(files, present, path, problems) ?? "", path, problems))
        {
            var topic = new Topic(
                map.Required("id"),
                map.Names(),
                map.Local("summary"),
                map.Text("icon"),
                map.Number("order") ?? topics.Count + 1,
                map.Text("parent")
            );
            if (topic.Icon is { } icon && !present.Contains($"media/{icon}"))
                problems.Add(Problem.Error("file-missing", path, map.LineOf("icon"), $"media/{icon}"));
            if (topics.Any(other => other.Id == topic.Id))
                problems.Add(Problem.Error("id-repeated", path, map.LineOf("id"), topic.Id));
            topics.Add(topic);
            map.WarnOfTheRest();
        }

        return topics;
    }

    internal static List<Area> ReadAreas(ILibraryFiles files, HashSet<string> present, List<Problem> problems)
    {
        const string path = "areas.yaml";
        var areas = new List<Area>();
        if (!present.Contains(path))
            return areas;

        foreach (var map in YamlMap.ParseList(TextFile.Read(files, path, problems) ?? "", path, problems))
        {
            areas.Add(ReadArea(map));
            if (areas[^1].Parent is { } parent && areas.All(area => area.Id != parent))
                problems.Add(Problem.Error("area-unknown", path, map.LineOf("parent"), parent));
        }

        return areas;
    }

    private static Area ReadArea(YamlMap map)
    {
        var centre = map.Map("centre");
        var characteristics = map.Map("characteristics");
        _ = map.Texts("former_names");
        _ = map.Map("valid");
        var area = new Area
        {
            Id = map.Required("id"),
            Level = map.Text("level") ?? "district",
            Parent = map.Text("parent"),
            Name = map.Names(),
            Centre = centre is null ? null : $"{centre.Text("lat")}, {centre.Text("lon")}",
            Elevation = map.Text("elevation_m"),
            Characteristics =
            [
                .. (characteristics?.Keys ?? []).Select(key => KeyValuePair.Create(key, characteristics!.Local(key))),
            ],
            Topics = [.. map.Texts("topics").Select(item => item.Text)],
        };
        map.WarnOfTheRest();
        return area;
    }

    private static List<Office> ReadOffices(ILibraryFiles files, HashSet<string> present, List<Problem> problems)
    {
        const string path = "offices.yaml";
        var offices = new List<Office>();
        if (!present.Contains(path))
            return offices;

        foreach (var map in YamlMap.ParseList(TextFile.Read(files, path, problems) ?? "", path, problems))
        {
            var id = map.Required("id");
            var names = map.Maps("names").Select(ReadDatedName).ToList();
            _ = map.Maps("contacts");
            if (names.Count == 0)
                problems.Add(Problem.Error("key-missing", path, map.Line, "names"));
            else
                offices.Add(new Office(id, names, map.Local("duties"), map.Text("area")));
            map.WarnOfTheRest();
        }

        return offices;
    }

    private static DatedName ReadDatedName(YamlMap map)
    {
        var name = new DatedName(map.Names(), map.Date("from"), map.Date("until"));
        _ = map.Text("note");
        map.WarnOfTheRest();
        return name;
    }

    private static string? ReadRequired(
        ILibraryFiles files,
        HashSet<string> present,
        string path,
        List<Problem> problems
    )
    {
        if (present.Contains(path))
            return TextFile.Read(files, path, problems);

        problems.Add(Problem.Error("file-missing", path, 1, path));
        return null;
    }
}
