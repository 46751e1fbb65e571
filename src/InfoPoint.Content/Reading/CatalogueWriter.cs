using System.Text;

namespace InfoPoint.Content;

/// <summary>Writes articles for <see cref="CatalogueReader"/>, field by field.</summary>
internal sealed class CatalogueWriter(Stream stream) : IDisposable
{
    /// <summary>Stands for a day that is not known.</summary>
    public const int NoDay = -1;

    private readonly BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);

    /// <summary>Writes an article, without the way to its bodies.</summary>
    public void Write(Article article)
    {
        writer.Write(article.Id);
        writer.Write(article.Topic);
        Optional(article.Mark);
        writer.Write((byte)article.Kind);
        writer.Write((byte)article.Audience);
        writer.Write((byte)article.Safety);
        Day(article.Published);
        Day(article.ReviewBy);
        Optional(article.AnsweredBy);
        Texts(article.Areas);
        Texts(article.Concepts);
        Texts(article.Related);
        Texts(article.Lessons);
        Each(article.Calendar, Entry);
        Each(article.Sources, Source);
        Each(article.Media, Item);
        Each(article.Texts, Text);
        If(article.Variety, Variety);
        If(article.Pest, Pest);
        If(article.Withdrawn, Withdrawn);
    }

    public void Dispose() => writer.Dispose();

    private void Entry(CalendarEntry entry)
    {
        writer.Write((byte)entry.Activity);
        Each(entry.Months, month => writer.Write((byte)month));
    }

    private void Source(Source source)
    {
        writer.Write(source.Title);
        Optional(source.Publisher);
        Optional(source.Url);
        writer.Write(source.Year ?? 0);
    }

    private void Item(MediaItem item)
    {
        writer.Write(item.File);
        Local(item.Alt);
        Optional(item.Credit);
        Optional(item.Licence);
    }

    private void Text(ArticleText text)
    {
        writer.Write((byte)text.Lang);
        writer.Write(text.Title);
        writer.Write(text.Summary);
        writer.Write(text.Revision);
        writer.Write(text.Path);
        writer.Write((byte)text.Review);
        Optional(text.ReviewedBy);
        Day(text.ReviewedOn);
        writer.Write(text.Translates is not null);
        if (text.Translates is not { } origin)
            return;
        writer.Write((byte)origin.Lang);
        writer.Write(origin.Revision);
    }

    private void Variety(VarietyFacts facts)
    {
        Optional(facts.Days);
        Optional(facts.YieldTonnesPerHectare);
        Optional(facts.SeedKilogramsPerHectare);
        Local(facts.Seasons);
        Local(facts.Soils);
        Local(facts.Resists);
    }

    private void Pest(PestFacts facts)
    {
        Texts(facts.Crops);
        Texts(facts.Parts);
        Texts(facts.SignsVi);
        Texts(facts.SignsLo);
    }

    private void Withdrawn(Withdrawal withdrawal)
    {
        Day(withdrawal.Date);
        Local(withdrawal.Reason);
    }

    private void Local(LocalText text)
    {
        Optional(text.Vi);
        Optional(text.Lo);
        Optional(text.En);
    }

    private void Texts(IReadOnlyList<string> texts) => Each(texts, writer.Write);

    private void Optional(string? text) => If(text, writer.Write);

    private void Day(DateOnly? day) => writer.Write(day?.DayNumber ?? NoDay);

    private void Each<T>(IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    private void If<T>(T? item, Action<T> write)
        where T : class
    {
        writer.Write(item is not null);
        if (item is not null)
            write(item);
    }
}
