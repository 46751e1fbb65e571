using System.Globalization;
using System.Resources;
using System.Text;
using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>What lies on a stick: <c>infopoint/repository/</c>, <c>infopoint/outbox/</c>, and a note for whoever carries it.</summary>
public sealed class StickFolder(string stick)
{
    private static readonly ResourceManager Texts = new("InfoPoint.Texts.Stick", typeof(StickFolder).Assembly);

    /// <summary>The folder of everything.</summary>
    public string Folder { get; } = Path.Combine(stick, "infopoint");

    /// <summary>The repository.</summary>
    public string Repository => Path.Combine(Folder, "repository");

    /// <summary>Files from points to the hub, unopened.</summary>
    public string Outbox => Path.Combine(Folder, "outbox");

    /// <summary>Says in Vietnamese and Lao what happened; any editor opens it.</summary>
    /// <param name="key">A text of <c>i18n/Stick</c>.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="facts">The values of the text.</param>
    public void Note(string key, DateTimeOffset at, params object[] facts)
    {
        var note = new StringBuilder();
        foreach (var culture in new[] { "vi", "lo" }.Select(CultureInfo.GetCultureInfo))
            note.AppendLine(
                    culture,
                    $"{at.ToLocalTime().ToString("g", culture)}  {string.Format(culture, CompositeFormat.Parse(Text(key, culture)), facts)}"
                )
                .AppendLine(Text("stick.carry", culture))
                .AppendLine();
        AtomicFile.Write(
            Path.Combine(Folder, "note.txt"),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(note.ToString().ReplaceLineEndings("\r\n"))]
        );
    }

    private static string Text(string key, CultureInfo culture) =>
        Texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key);
}
