using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Site;

/// <summary>A setting is wrong; the program does not start.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>Reads settings: a flag is stronger than a variable, a variable stronger than <c>infopoint.yaml</c> in the data folder.</summary>
public static class SettingsReader
{
    /// <summary>Every setting but <c>data</c> by its key in <c>infopoint.yaml</c>; the variable is <c>INFOPOINT_</c> and the key in capitals.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "urls",
        "hub",
        "area",
        "root",
        "trust",
        "sync_every_seconds",
        "sync_hours",
        "max_kbit_per_second",
        "max_mb_per_month",
        "media_topics",
        "media_areas",
        "media_kinds",
        "picture_width",
        "media_mb",
        "on_demand",
        "keep_releases",
        "keep_days",
        "kiosk_idle_seconds",
        "kiosk_warn_seconds",
    ];

    /// <summary>Puts the settings together.</summary>
    /// <param name="data">The data folder; null reads <c>INFOPOINT_DATA</c>.</param>
    /// <param name="flags">What was given on the command line, by key; lists are separated by blanks.</param>
    /// <exception cref="SettingException">A setting is missing or wrong; the message names key, value and what is allowed.</exception>
    public static SiteSettings Read(string? data, IReadOnlyDictionary<string, string> flags)
    {
        data ??= Environment.GetEnvironmentVariable("INFOPOINT_DATA");
        if (string.IsNullOrEmpty(data))
            throw new SettingException("The data folder is missing. Name it with --data DIR.");

        var file = Path.Combine(data, "infopoint.yaml");
        var yaml = File.Exists(file) ? Parse(file) : null;
        var settings = new SiteSettings { Data = Path.GetFullPath(data) };
        return settings with
        {
            Urls = Find("urls") switch
            {
                null => settings.Urls,
                "" => throw new SettingException("urls is one address or several with ; between them, not nothing."),
                var urls => urls,
            },
            Hub = Find("hub")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Area = Find("area"),
            Root = Find("root"),
            Trust = Find("trust"),
            SyncEverySeconds = Number("sync_every_seconds", settings.SyncEverySeconds, 1, 604_800),
            SyncHours = Hours(),
            MaxKbitPerSecond = Ceiling("max_kbit_per_second"),
            MaxMbPerMonth = Ceiling("max_mb_per_month"),
            Media = new MediaChoice
            {
                Topics = Find("media_topics")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
                Articles = AreaMedia.Choice(
                    Find("media_areas")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []
                ),
                Kinds = Kinds(),
                PictureWidth = Ceiling("picture_width"),
                BudgetBytes = Ceiling("media_mb") * 1_000_000L,
                ReservedBytes = IsOn("on_demand", settings.OnDemand) ? (Ceiling("media_mb") ?? 0) * 1_000_000L / 4 : 0,
            },
            OnDemand = IsOn("on_demand", settings.OnDemand),
            KeepReleases = Number("keep_releases", settings.KeepReleases, 1, 10_000),
            KeepDays = Number("keep_days", settings.KeepDays, 1, 3_650),
            KioskIdleSeconds = Number("kiosk_idle_seconds", settings.KioskIdleSeconds, 2, 3_600),
            KioskWarnSeconds = Number("kiosk_warn_seconds", settings.KioskWarnSeconds, 2, 600),
        };

        string? Find(string key) =>
            flags.TryGetValue(key, out var flag) ? flag
            : Environment.GetEnvironmentVariable("INFOPOINT_" + key.ToUpperInvariant()) is { Length: > 0 } variable
                ? variable
            : yaml?.Text(key);

        int? Ceiling(string key) => Number(key, 0, int.MinValue, int.MaxValue) is var most and > 0 ? most : null;

        IReadOnlyList<MediaKind> Kinds() =>
            Find("media_kinds") is not { } text
                ? Enum.GetValues<MediaKind>()
                :
                [
                    .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Where(word => word != "none")
                        .Select(word =>
                            !char.IsDigit(word[0]) && Enum.TryParse<MediaKind>(word, ignoreCase: true, out var kind)
                                ? kind
                                : throw new SettingException(
                                    $"media_kinds holds pictures, documents, sound, video or none, not {word}."
                                )
                        ),
                ];

        SyncHours Hours() =>
            Find("sync_hours") is not { } text ? SyncHours.Always
            : SyncHours.TryParse(text, out var hours) ? hours
            : throw new SettingException($"sync_hours is two hours of the day such as 22-5, not {text}.");

        bool IsOn(string key, bool otherwise) =>
            Find(key) switch
            {
                null => otherwise,
                "true" or "on" or "yes" => true,
                "false" or "off" or "no" => false,
                var text => throw new SettingException($"{key} is true or false, not {text}."),
            };

        int Number(string key, int otherwise, int least, int most) =>
            Find(key) is not { } text ? otherwise
            : !int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? throw new SettingException($"{key} is a whole number, not {text}.")
            : number < least || number > most ? throw new SettingException($"{key} is {least} to {most}, not {number}.")
            : number;
    }

    private static YamlMap Parse(string file)
    {
        var problems = new List<Problem>();
        var yaml = YamlMap.Parse(File.ReadAllText(file), file, 0, problems);
        var unknown = yaml.Keys.Except(Keys).ToList();
        return problems.Count > 0
                ? throw new SettingException($"{file}, line {problems[0].Line}: {string.Join(' ', problems[0].Facts)}")
            : unknown.Count > 0
                ? throw new SettingException(
                    $"{file}: there is no setting {unknown[0]}; there are {string.Join(", ", Keys)}."
                )
            : yaml;
    }
}
