using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Point;

public sealed class MediaOnDemandTests : IAsyncLifetime
{
    private const string Folder = "articles/mushrooms/oyster-mushroom/media/";
    private const string Talk = Folder + "talk.opus";
    private const string Film = Folder + "film.mp4";
    private const string Paper = Folder + "paper.pdf";

    private readonly ChosenPoint point = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private ActiveRelease? release;

    public async ValueTask InitializeAsync()
    {
        point.Library.Article("oyster-mushroom", TestLibrary.Text("Nấm sò"));
        point.WriteMedia(Talk, 4_000);
        point.WriteMedia(Film, 8_000);
        point.WriteMedia(Paper, 2_000);
        point.WriteMedia(Folder + "pile.jpg", 1_000);
        await point.PublishAsync();
        await point.SyncAsync(new MediaChoice { Kinds = [] });
        release = point.Load();
        point.Site.Asked.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        release?.Dispose();
        await point.DisposeAsync();
    }

    [Fact]
    public async Task Opened_file_is_fetched_with_one_request_and_kept()
    {
        var onDemand = OnDemand(point.Settings);

        var place = await BringAsync(onDemand, Talk);
        Assert.Equal(4_000, new FileInfo(place!).Length); // brought just now
        Assert.Single(point.Site.Asked);

        Assert.Equal(place, await BringAsync(onDemand, Talk));
        Assert.Equal(place, onDemand.Find(Release, Talk));
    }

    [Fact]
    public async Task Readers_who_open_the_same_file_at_once_wait_for_one_fetch()
    {
        var goOn = new TaskCompletionSource();
        point.Site.Waits = _ => goOn.Task;
        var onDemand = OnDemand(point.Settings);

        var readers = Enumerable.Range(0, 5).Select(_ => BringAsync(onDemand, Talk)).ToList();
        goOn.SetResult();

        Assert.Single((await Task.WhenAll(readers)).Distinct());
        Assert.Single(point.Site.Asked);
    }

    [Fact]
    public async Task Source_that_takes_too_long_is_given_up()
    {
        point.Site.Waits = _ => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        var reading = BringAsync(OnDemand(point.Settings), Talk);
        Assert.False(reading.IsCompleted);

        clock.Advance(MediaOnDemand.Patience);

        Assert.Null(await reading);
    }

    [Fact]
    public async Task Dead_link_is_not_tried_again_by_each_reader()
    {
        var onDemand = OnDemand(point.Settings with { Hub = ["http://127.0.0.1:9"] }); // the port of "discard": nobody listens

        Assert.Null(await BringAsync(onDemand, Talk));
        clock.Advance(MediaOnDemand.Rest / 2);
        Assert.Null(await BringAsync(onDemand, Talk));

        Assert.Empty(point.Site.Asked);
    }

    [Fact]
    public async Task Nothing_is_fetched_when_it_is_switched_off_or_there_is_no_hub_or_it_is_a_picture()
    {
        Assert.Null(await BringAsync(OnDemand(point.Settings with { OnDemand = false }), Talk));
        Assert.Null(await BringAsync(OnDemand(point.Settings with { Hub = [] }), Talk));
        Assert.Null(await BringAsync(OnDemand(point.Settings), Folder + "pile.jpg"));

        Assert.Empty(point.Site.Asked);
    }

    [Fact]
    public async Task Ceiling_of_the_month_holds_for_readers_too()
    {
        var settings = point.Settings with { MaxMbPerMonth = 1 };
        var limits = PointSync.LimitsOf(settings, clock);
        await Assert.ThrowsAsync<ReleaseException>(() =>
            limits.SpendAsync(1_000_000, TestContext.Current.CancellationToken)
        );

        Assert.Null(await BringAsync(OnDemand(settings, limits), Talk));

        Assert.Empty(point.Site.Asked);
    }

    [Fact]
    public async Task Bytes_that_readers_bring_count_in_the_month()
    {
        var limits = PointSync.LimitsOf(point.Settings, clock);
        var before = limits.UsedThisMonth;

        await BringAsync(OnDemand(point.Settings, limits), Talk);

        Assert.InRange(limits.UsedThisMonth - before, 4_000, 5_000);
        Assert.Equal(limits.UsedThisMonth, PointSync.LimitsOf(point.Settings, clock).UsedThisMonth);
    }

    [Fact]
    public async Task Full_budget_lets_go_what_was_asked_for_the_longest_ago()
    {
        var settings = point.Settings with
        {
            Media = new MediaChoice { Kinds = [], BudgetBytes = 12_000 },
        };
        var onDemand = OnDemand(settings);
        foreach (var path in new[] { Talk, Paper })
        {
            await BringAsync(onDemand, path);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.NotNull(await BringAsync(onDemand, Film));

        Assert.Null(onDemand.Find(Release, Talk));
        Assert.NotNull(onDemand.Find(Release, Paper));
    }

    [Fact]
    public async Task File_larger_than_the_budget_is_not_fetched()
    {
        var settings = point.Settings with
        {
            Media = new MediaChoice { Kinds = [], BudgetBytes = 7_000 },
        };

        Assert.Null(await BringAsync(OnDemand(settings), Film));

        Assert.Empty(point.Site.Asked);
    }

    private ActiveRelease Release => release ?? throw new InvalidOperationException("Nothing was loaded.");

    private Task<string?> BringAsync(MediaOnDemand onDemand, string path) =>
        onDemand.BringAsync(Release, path, TestContext.Current.CancellationToken);

    private MediaOnDemand OnDemand(SiteSettings settings, LinkLimits? limits = null) =>
        new(
            settings,
            new OnDemandMedia(Path.Combine(settings.Data, "mirror"), clock),
            limits ?? PointSync.LimitsOf(settings, clock),
            clock,
            new Running(),
            NullLogger<MediaOnDemand>.Instance
        );

    /// <summary>A program that does not end.</summary>
    private sealed class Running : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new InvalidOperationException("Nobody stops this one.");
    }
}
