using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class PackTests : IDisposable
{
    private readonly TestRepository repository = new();

    public PackTests()
    {
        for (var i = 0; i < 20; i++)
            repository.Write($"articles/rice/generated-{i}/vi.md", Text(i));
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task First_sync_takes_texts_in_one_pack_a_topic()
    {
        repository.Publish();
        var source = new LyingSource(repository.Root);

        await repository.SyncAsync(source);

        Assert.DoesNotContain(source.Asked, asked => asked.Path.EndsWith("/vi.md", StringComparison.Ordinal));
        Assert.Contains(source.Asked, asked => asked.Path.Contains("topic-rice.tar.br", StringComparison.Ordinal));
        Whole();
    }

    [Fact]
    public async Task Few_changed_texts_are_taken_one_by_one()
    {
        repository.Publish();
        await repository.SyncAsync();
        repository.Write("articles/rice/generated-3/vi.md", Text(99));
        repository.Publish();
        var source = new LyingSource(repository.Root);

        await repository.SyncAsync(source);

        Assert.DoesNotContain(source.Asked, asked => asked.Path.Contains(".tar.br", StringComparison.Ordinal));
        Whole();
    }

    [Fact]
    public void Pack_is_made_again_only_when_a_fifth_is_no_longer_in_it()
    {
        repository.Publish();
        var first = Pack();
        for (var i = 0; i < 4; i++)
            repository.Write($"articles/rice/generated-{i}/vi.md", Text(100 + i));
        repository.Publish();
        Assert.Equal(first, Pack());
        repository.Write("articles/rice/generated-4/vi.md", Text(104));
        repository.Write("articles/rice/generated-5/vi.md", Text(105));

        repository.Publish();

        Assert.NotEqual(first, Pack());
    }

    [Fact]
    public async Task Stale_pack_is_used_and_what_changed_since_is_taken_beside_it()
    {
        repository.Publish();
        repository.Write("articles/rice/generated-3/vi.md", Text(99));
        repository.Publish();
        var source = new LyingSource(repository.Root);

        await repository.SyncAsync(source);

        Assert.Contains(source.Asked, asked => asked.Path.Contains("topic-rice.tar.br", StringComparison.Ordinal));
        Assert.Single(
            source.Asked,
            asked =>
                asked.Path.StartsWith("targets/articles/rice", StringComparison.Ordinal)
                && asked.Path.EndsWith("vi.md", StringComparison.Ordinal)
        );
        Whole();
    }

    [Fact]
    public async Task Point_feeds_points_without_passing_on_packs()
    {
        repository.Publish();
        await repository.SyncAsync();
        var second = new Mirror(repository.PathOf("second"), repository.Clock, DateTimeOffset.UnixEpoch);

        await second.SyncAsync(
            [new FolderSource(repository.Mirror.Repository)],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Empty(ReleaseView.Open(second.Repository).FindDamage(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Altered_pack_is_refused()
    {
        repository.Publish();
        var source = new LyingSource(repository.Root)
        {
            Lie = (path, bytes) =>
                path.Contains("topic-rice", StringComparison.Ordinal) ? [.. bytes[..^1], (byte)(bytes[^1] ^ 1)] : null,
        };

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => repository.SyncAsync(source));

        Assert.Equal(ReleaseProblem.WrongHash, refused.Problem);
        Assert.Null(repository.Active);
    }

    [Fact]
    public async Task File_in_a_pack_counts_only_when_its_own_role_names_its_bytes()
    {
        repository.Publish();
        var pack = Path.Combine(repository.Root, "targets", "packs", $"{Pack().Hash}.topic-rice.tar.br");
        var place = repository.PathOf("unpacked");
        var wanted = new Dictionary<string, TargetFile>
        {
            ["articles/rice/generated-1/vi.md"] = ReleaseView.Open(repository.Root).Files[
                "articles/rice/generated-1/vi.md"
            ],
            ["articles/rice/generated-2/vi.md"] = new(Text(2).Length, new string('0', 64)),
        };

        var taken = await PackReader.UnpackAsync(
            pack,
            wanted,
            (path, _) => Path.Combine(place, path),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["articles/rice/generated-1/vi.md"], taken);
        Assert.Equal(
            [Path.Combine(place, "articles/rice/generated-1/vi.md")],
            Directory.GetFiles(place, "*", SearchOption.AllDirectories)
        );
    }

    private static string Text(int seed) =>
        string.Concat(new Random(seed).GetItems("abcdefghij \n".ToCharArray(), 3000));

    private TargetFile Pack() => ReleaseView.Open(repository.Root).Packs["packs/topic-rice.tar.br"];

    private void Whole() =>
        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));
}
