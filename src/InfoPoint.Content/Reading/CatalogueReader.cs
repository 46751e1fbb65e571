using System.Text;
using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>Reads what <see cref="CatalogueWriter"/> wrote. Equal texts become one: topics, areas, terms, roles and publishers return in thousands of articles.</summary>
internal sealed class CatalogueReader(Stream stream) : IDisposable
{
    private readonly BinaryReader reader = new(stream, Encoding.UTF8);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Reads the next article, its fields in the order in which they were written.</summary>
    public Article Read() =>
        new()
        {
            Id = Shared(),
            Topic = Shared(),
            Mark = Optional(),
            Kind = (ArticleKind)reader.ReadByte(),
            Audience = (Audience)reader.ReadByte(),
            Safety = (Safety)reader.ReadByte(),
            Published = Day(),
            ReviewBy = Day(),
            AnsweredBy = Optional(),
            Areas = Texts(),
            Concepts = Texts(),
            Related = Texts(),
            Lessons = Texts(),
            Calendar = Each(() => new CalendarEntry((Activity)reader.ReadByte(), Each(() => (int)reader.ReadByte()))),
            Sources = Each(() => new Source(Shared(), Optional(), Optional(), Year())),
            Media = Each(() => new MediaItem(Shared(), Local(), Optional(), Optional())),
            Texts = Each(Text),
            Variety = reader.ReadBoolean()
                ? new VarietyFacts(Optional(), Optional(), Optional(), Local(), Local(), Local())
                : null,
            Pest = reader.ReadBoolean() ? new PestFacts(Texts(), Texts(), Texts(), Texts()) : null,
            Withdrawn = reader.ReadBoolean() ? new Withdrawal(Day(), Local()) : null,
        };

    public void Dispose() => reader.Dispose();

    private ArticleText Text() =>
        new()
        {
            Lang = (Lang)reader.ReadByte(),
            Title = Shared(),
            Summary = Shared(),
            Revision = reader.ReadInt32(),
            Path = Shared(),
            Review = (ReviewState)reader.ReadByte(),
            ReviewedBy = Optional(),
            ReviewedOn = Day(),
            Translates = reader.ReadBoolean() ? new Origin((Lang)reader.ReadByte(), reader.ReadInt32()) : null,
        };

    private LocalText Local() => new(Optional(), Optional(), Optional());

    private string[] Texts() => Each(Shared);

    private string? Optional() => reader.ReadBoolean() ? Shared() : null;

    private DateOnly? Day() =>
        reader.ReadInt32() is var day and not CatalogueWriter.NoDay ? DateOnly.FromDayNumber(day) : null;

    private int? Year() => reader.ReadInt32() is var year and not 0 ? year : null;

    private string Shared()
    {
        var text = reader.ReadString();
        if (known.TryGetValue(text, out var before))
            return before;
        known.Add(text);
        return text;
    }

    /// <summary>An array of just their number: no wrapper around it.</summary>
    private T[] Each<T>(Func<T> read)
    {
        var count = reader.ReadInt32();
        if (count == 0)
            return [];
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read();
        return items;
    }
}
