using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>Over real HTTP: whatever a link does, the release in use stays whole, and the next sync over a good link succeeds.</summary>
public sealed class BadLinkTests : IAsyncLifetime, IDisposable
{
    private readonly TestRepository repository = new();
    private FaultyServer server = null!; // set by InitializeAsync
    private long received;

    public async ValueTask InitializeAsync()
    {
        repository.Publish();
        server = new FaultyServer(repository.Root);
        await server.StartAsync();
        await SyncAsync();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, mới\n");
        repository.Write("articles/mushrooms/oyster/media/pile.jpg", new string('m', 300_000));
        repository.Publish();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public void Dispose() => repository.Dispose();

    public static TheoryData<Fault, string> Faults()
    {
        var all = new TheoryData<Fault, string>();
        foreach (var fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None))
        foreach (var part in new[] { "timestamp.json", "snapshot.json", "rice-text.json", "targets/" })
            all.Add(fault, part);
        return all;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_leaves_the_release_in_use_whole_and_the_next_sync_succeeds(Fault fault, string part)
    {
        server.Fails = path => path.Contains(part, StringComparison.Ordinal) ? fault : Fault.None;

        await Assert.ThrowsAsync<ReleaseException>(SyncAsync);

        Assert.Equal(1, repository.Active);
        Whole();
        server.Fails = _ => Fault.None;
        Assert.Equal(2, (await SyncAsync()).Release);
        Whole();
    }

    [Fact]
    public async Task Link_that_breaks_in_every_file_gets_there_in_the_end_and_sends_no_byte_twice()
    {
        server.Fails = path =>
            path.Contains("pile", StringComparison.Ordinal) && Random.Shared.Next(8) > 0 ? Fault.Cut : Fault.None;
        received = 0;
        var tries = 0;
        for (; repository.Active != 2 && tries < 200; tries++)
            try
            {
                await SyncAsync();
            }
            catch (ReleaseException broken)
            {
                Assert.Equal(ReleaseProblem.Unreachable, broken.Problem);
            }

        Assert.Equal(2, repository.Active);
        Whole();
        const int timestampAndHeads = 2_000;
        Assert.InRange(received, 300_000, 300_000 + ((tries + 5) * timestampAndHeads));
    }

    [Fact]
    public async Task Server_that_shows_yesterday_is_refused()
    {
        var old = repository.Copy("yesterday");
        repository.SignAgain();
        await SyncAsync();
        server.Root = old;

        Assert.Equal(ReleaseProblem.Rollback, (await Assert.ThrowsAsync<ReleaseException>(SyncAsync)).Problem);

        Assert.Equal(2, repository.Active);
    }

    private void Whole() =>
        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));

    private async Task<SyncOutcome> SyncAsync()
    {
        using var source = new HttpSource(server.Address) { Patience = TimeSpan.FromMilliseconds(300) };
        try
        {
            return await repository.SyncAsync(source);
        }
        finally
        {
            received += source.BytesReceived;
        }
    }
}
