namespace InfoPoint.EndToEnd;

/// <summary>Waits for what another process does; gives up after three minutes, which is no measure of speed: on a slow machine a hub publishes its first release for one.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var end = DateTimeOffset.UtcNow + Patience;
        while (!await condition())
        {
            Assert.True(DateTimeOffset.UtcNow < end, $"It never came true that {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }
}
