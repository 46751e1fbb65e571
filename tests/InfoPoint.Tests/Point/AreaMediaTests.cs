using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Point;

/// <summary>District Ta Oi lies in province Salavan in Laos; Lao Ngam is another district.</summary>
public sealed class AreaMediaTests : IAsyncLifetime
{
    private readonly ChosenPoint point = new();

    public async ValueTask InitializeAsync()
    {
        foreach (
            var (id, areas) in new[] { ("all", ""), ("ta-oi", "ta-oi"), ("laos", "laos"), ("lao-ngam", "lao-ngam") }
        )
        {
            point.Library.Article($"for-{id}", TestLibrary.Text(id), yaml: $"kind: technique\nareas: [{areas}]\n");
            point.WriteMedia($"articles/mushrooms/for-{id}/media/{id}.opus", 4_000);
        }

        await point.PublishAsync();
    }

    public ValueTask DisposeAsync() => point.DisposeAsync();

    [Theory]
    [InlineData("", "all.opus lao-ngam.opus laos.opus ta-oi.opus")]
    [InlineData("ta-oi", "all.opus laos.opus ta-oi.opus")]
    [InlineData("ta-oi lao-ngam", "all.opus lao-ngam.opus laos.opus ta-oi.opus")]
    [InlineData("salavan", "all.opus lao-ngam.opus laos.opus ta-oi.opus")]
    [InlineData("vietnam", "all.opus")]
    public async Task First_sync_brings_every_text_and_media_that_suit_the_area(string areas, string kept)
    {
        var asked = await point.SyncAsync(For(areas));

        Assert.Equal(kept.Split(' '), point.Media());
        Assert.Equal(kept.Split(' '), asked.Where(name => name.EndsWith(".opus", StringComparison.Ordinal)));
        Assert.Empty(point.View.FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Changed_areas_fetch_and_remove_the_difference_alone()
    {
        await point.SyncAsync(For("ta-oi"));

        Assert.Equal(["lao-ngam.opus"], await point.SyncAsync(For("lao-ngam")));
        Assert.Equal(["all.opus", "lao-ngam.opus", "laos.opus"], point.Media());
    }

    [Fact]
    public async Task Article_that_a_later_release_gives_to_another_area_brings_or_loses_its_media()
    {
        await point.SyncAsync(For("ta-oi"));
        point.Library.Article("for-ta-oi", yaml: "kind: technique\nareas: [lao-ngam]\n");
        point.Library.Article("for-lao-ngam", yaml: "kind: technique\nareas: [ta-oi]\n");
        await point.PublishAsync();

        var asked = await point.SyncAsync(For("ta-oi"));

        Assert.Equal(["lao-ngam.opus"], asked.Except(["article.yaml"]));
        Assert.Equal(["all.opus", "lao-ngam.opus", "laos.opus"], point.Media());
    }

    [Fact]
    public async Task Unchanged_areas_ask_for_no_target()
    {
        await point.SyncAsync(For("ta-oi"));

        Assert.Empty(await point.SyncAsync(For("ta-oi")));
        Assert.Equal(2, point.Site.Asked.Count);
    }

    [Fact]
    public async Task Areas_and_topics_that_the_library_does_not_have_are_named()
    {
        await point.SyncAsync(new MediaChoice());
        using var release = point.Load();

        Assert.Empty(AreaMedia.UnknownIn(release.Library, For("ta-oi laos") with { Topics = ["mushrooms"] }));
        Assert.Equal(
            ["mushroms", "ta-oy"],
            AreaMedia.UnknownIn(release.Library, For("ta-oi ta-oy") with { Topics = ["mushroms"] })
        );
    }

    private static MediaChoice For(string areas) =>
        new() { Articles = AreaMedia.Choice(areas.Split(' ', StringSplitOptions.RemoveEmptyEntries)) };
}
