using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Point;

public sealed class MediaRequestsTests : IAsyncLifetime
{
    private const int Articles = 60;

    private readonly ChosenPoint point = new();
    private readonly FakeTimeProvider clock = new();
    private readonly SyncBell bell = new(TimeProvider.System);
    private ActiveRelease? release;

    public async ValueTask InitializeAsync()
    {
        for (var number = 0; number < Articles; number++)
        {
            point.Library.Article($"article-{number:D2}", TestLibrary.Text($"Bài {number}"));
            point.WriteMedia($"articles/mushrooms/article-{number:D2}/media/talk.opus", 1_000);
        }

        await point.PublishAsync();
        await point.SyncAsync(new MediaChoice { Kinds = [] });
        release = point.Load();
    }

    public async ValueTask DisposeAsync()
    {
        release?.Dispose();
        bell.Dispose();
        await point.DisposeAsync();
    }

    [Fact]
    public void Missing_media_are_told_with_their_bytes()
    {
        var missing = Requests().Missing(Release, Release.Library.Articles[0]);

        Assert.Equal(["articles/mushrooms/article-00/media/talk.opus"], missing.Files.Keys);
        Assert.Equal(1_000, missing.Bytes);
    }

    [Fact]
    public async Task Article_that_was_asked_for_comes_with_the_next_sync_and_goes_when_it_is_let_go()
    {
        var requests = Requests();

        Assert.Equal(AskOutcome.Done, Ask(requests, 0));
        Assert.Equal(["talk.opus"], await point.SyncAsync(new MediaChoice { Kinds = [] }));

        Assert.Equal(AskOutcome.Done, requests.LetGo("article-00"));
        Assert.Empty(await point.SyncAsync(new MediaChoice { Kinds = [] }));
        Assert.Empty(point.Media());
    }

    [Fact]
    public void A_thousand_presses_ask_for_an_article_once()
    {
        var requests = Requests();

        for (var press = 0; press < 1_000; press++)
            Assert.Equal(AskOutcome.Done, Ask(requests, 0));

        Assert.Equal(["article-00"], new AskedMedia(point.Settings.Data).Articles());
    }

    [Fact]
    public void Many_articles_at_once_are_too_often_and_ten_minutes_later_they_are_not()
    {
        var requests = Requests();
        for (var number = 0; number < MediaRequests.MostChanges; number++)
            Assert.Equal(AskOutcome.Done, Ask(requests, number));

        Assert.Equal(AskOutcome.TooOften, Ask(requests, MediaRequests.MostChanges));
        Assert.Equal(AskOutcome.TooOften, requests.LetGo("article-00"));
        clock.Advance(MediaRequests.Window + TimeSpan.FromSeconds(1));

        Assert.Equal(AskOutcome.Done, Ask(requests, MediaRequests.MostChanges));
    }

    [Fact]
    public void List_has_an_end()
    {
        var requests = Requests();
        for (var number = 0; number < MediaRequests.MostArticles; number++)
        {
            Assert.Equal(AskOutcome.Done, Ask(requests, number));
            clock.Advance(MediaRequests.Window);
        }

        Assert.Equal(AskOutcome.ListFull, Ask(requests, MediaRequests.MostArticles));
    }

    [Fact]
    public void More_than_the_budget_holds_is_not_asked_for()
    {
        var requests = Requests(new MediaChoice { Kinds = [], BudgetBytes = 2_500 });

        Assert.Equal(
            [AskOutcome.Done, AskOutcome.Done, AskOutcome.NoRoom],
            [Ask(requests, 0), Ask(requests, 1), Ask(requests, 2)]
        );
    }

    private ActiveRelease Release => release ?? throw new InvalidOperationException("Nothing was loaded.");

    private AskOutcome Ask(MediaRequests requests, int article) =>
        requests.Ask(Release, Release.Library.Articles[article]);

    private MediaRequests Requests(MediaChoice? choice = null) =>
        new(
            new AskedMedia(point.Settings.Data),
            point.OnDemand,
            point.Settings with
            {
                Media = choice ?? new MediaChoice { Kinds = [] },
            },
            bell,
            clock
        );
}
