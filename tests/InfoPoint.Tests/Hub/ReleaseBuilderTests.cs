using InfoPoint.Hub;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Hub;

public sealed class ReleaseBuilderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("infopoint-hub-").FullName;
    private readonly TestLibrary library = new TestLibrary()
        .Article("oyster-mushroom", TestLibrary.Text("Nấm sò"))
        .Article("wood-ear", TestLibrary.Text("Mộc nhĩ"));

    public void Dispose()
    {
        library.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Broken_article_stops_the_release_with_the_full_report_and_leaves_the_current_one()
    {
        await PublishAsync();
        library.Article("wood-ear", "no front matter\n", yaml: "kind: magic\n");

        var report = await PublishAsync();

        Assert.Null(report.Outcome);
        Assert.Contains(report.Problems, problem => problem.Code == "value-unknown");
        Assert.Contains(report.Problems, problem => problem.Code == "front-matter-missing");
        Assert.Equal(1, View().Release);
    }

    [Fact]
    public async Task Text_that_differs_at_the_same_revision_is_refused_unless_replaced()
    {
        await PublishAsync();
        library.Article("oyster-mushroom", TestLibrary.Text("Nấm sò", "## A\n\nKhác.\n"));

        var refused = await PublishAsync();
        var replaced = await PublishAsync(replaces: true);

        Assert.Null(refused.Outcome);
        Assert.Equal("articles/mushrooms/oyster-mushroom/vi.md", Assert.Single(refused.Clashes).Path);
        Assert.Equal(2, replaced.Outcome?.Release);
    }

    [Fact]
    public async Task What_the_folder_lacks_stays_published_unless_pruned()
    {
        await PublishAsync();
        Directory.Delete(Path.Combine(library.Folder, "articles/mushrooms/wood-ear"), recursive: true);

        var kept = await PublishAsync();
        Assert.Equal(["articles/mushrooms/wood-ear"], kept.Kept);
        Assert.Contains("articles/mushrooms/wood-ear/vi.md", View().Files.Keys);

        var pruned = await PublishAsync(prunes: true);
        Assert.Contains("articles/mushrooms/wood-ear/vi.md", pruned.Outcome!.Removed); // pruned without errors
        Assert.DoesNotContain("articles/mushrooms/wood-ear/vi.md", View().Files.Keys);
    }

    [Fact]
    public async Task Nothing_changed_makes_no_new_release()
    {
        await PublishAsync();

        var again = await PublishAsync();

        Assert.Equal((1L, false), (again.Outcome!.Release, again.Outcome.IsNew)); // published without errors
    }

    [Fact]
    public async Task Releases_are_listed_newest_first()
    {
        await PublishAsync();
        library.Article("oyster-mushroom", TestLibrary.Text("Nấm sò hai"));
        await PublishAsync(replaces: true);

        Assert.Equal([2L, 1L], ReleaseHistory.Read(Path.Combine(data, "repository")).Select(line => line.Release));
    }

    private ReleaseView View() => ReleaseView.Open(Path.Combine(data, "repository"));

    private Task<ReleaseReport> PublishAsync(bool replaces = false, bool prunes = false) =>
        new ReleaseBuilder(data, TimeProvider.System).PublishAsync(
            library.Folder,
            replaces,
            prunes,
            TestContext.Current.CancellationToken
        );
}
