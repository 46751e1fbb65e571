using InfoPoint.Content;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Point;

/// <summary>What came of asking for an article's media; <c>reader.bring.KIND</c> says it to people.</summary>
public enum AskOutcome
{
    /// <summary>It is done: they come, or go, with the next sync.</summary>
    Done,

    /// <summary>There is no room for them in the budget, or on the disk.</summary>
    NoRoom,

    /// <summary>As many articles are asked for as may be.</summary>
    ListFull,

    /// <summary>Somebody asked too often in the last minutes.</summary>
    TooOften,

    /// <summary>The disk is read-only or worn out.</summary>
    NotWritable,
}

/// <summary>Takes what people ask for at the screen. Anybody may press the button, so the list, its bytes and the changes to it have ceilings.</summary>
public sealed class MediaRequests(
    AskedMedia asked,
    OnDemandMedia onDemand,
    SiteSettings settings,
    SyncBell bell,
    TimeProvider clock
)
{
    /// <summary>The most articles that may be asked for at a time.</summary>
    public const int MostArticles = 50;

    /// <summary>The most changes of the list in <see cref="Window"/>.</summary>
    public const int MostChanges = 20;

    /// <summary>The time in which changes are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Queue<long> changes = new();

    /// <summary>What is missing of an article here.</summary>
    public MissingMedia Missing(ActiveRelease release, Article article) =>
        MissingMedia.Of(release, article, settings.Media, onDemand);

    /// <summary>True when an article is asked for.</summary>
    public bool IsAsked(Article article) => asked.Articles().Contains(article.Id);

    /// <summary>Articles of the release that are asked for.</summary>
    public IReadOnlyList<Article> Articles(ActiveRelease release) =>
        [.. asked.Articles().Select(release.Library.Find).OfType<Article>()];

    /// <summary>Asks for the media of an article; once is enough, and a sync starts soon where there is a link.</summary>
    public AskOutcome Ask(ActiveRelease release, Article article)
    {
        lock (gate)
        {
            var all = asked.Articles();
            if (!all.Contains(article.Id))
            {
                if (all.Count >= MostArticles)
                    return AskOutcome.ListFull;
                if (!HasRoom(release, [.. Articles(release), article]))
                    return AskOutcome.NoRoom;
                return Change(() => asked.Add(article.Id));
            }
        }

        bell.Ring(); // it was asked for before and is not here yet
        return AskOutcome.Done;
    }

    /// <summary>Lets the media of an article go at the next sync.</summary>
    public AskOutcome LetGo(string article)
    {
        lock (gate)
            return asked.Articles().Contains(article) ? Change(() => asked.Remove(article)) : AskOutcome.Done;
    }

    /// <summary>When the point uses its link again, or null when it may now.</summary>
    public DateTimeOffset? WaitsUntil =>
        settings.SyncHours.UntilOpen(clock.GetLocalNow()) is { Ticks: > 0 } wait ? clock.GetLocalNow() + wait : null;

    private AskOutcome Change(Action change)
    {
        if (!MayChange())
            return AskOutcome.TooOften;
        try
        {
            change();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ReleaseException)
        {
            return AskOutcome.NotWritable;
        }

        bell.Ring();
        return AskOutcome.Done;
    }

    private bool HasRoom(ActiveRelease release, IReadOnlyList<Article> articles) =>
        (
            settings.Media.BudgetBytes is not { } most
            || articles.Sum(article => MissingMedia.BytesOfAll(release, article, settings.Media)) <= most
        )
        && articles.Sum(article => Missing(release, article).Bytes) <= DiskUse.RoomForMedia(settings.Data);

    private bool MayChange()
    {
        while (changes.TryPeek(out var first) && clock.GetElapsedTime(first) > Window)
            changes.Dequeue();
        if (changes.Count >= MostChanges)
            return false;
        changes.Enqueue(clock.GetTimestamp());
        return true;
    }
}
