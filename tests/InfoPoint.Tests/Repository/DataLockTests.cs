using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

public sealed class DataLockTests : IDisposable
{
    private readonly TestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Two_syncs_at_once_both_end_with_the_same_whole_release()
    {
        repository.Publish();

        var both = await Task.WhenAll(SyncAsync(), SyncAsync());

        Assert.Equal([1L, 1L], both.Select(outcome => outcome.Release));
        Assert.Single(both, outcome => outcome.IsNew);
        Assert.Empty(ReleaseView.Open(repository.Mirror.Repository).FindDamage(TestContext.Current.CancellationToken));
    }

    private async Task<SyncOutcome> SyncAsync()
    {
        using var held = await DataLock.TakeAsync(
            repository.PathOf("point"),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        return await repository.SyncAsync();
    }
}
