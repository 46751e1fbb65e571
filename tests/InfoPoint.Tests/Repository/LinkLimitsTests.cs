using InfoPoint.Repository;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Repository;

public sealed class LinkLimitsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-link-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Rate_makes_readers_wait_as_long_as_the_bytes_take()
    {
        var limits = Limits(64, null);

        var spent = limits.SpendAsync(16_000, Stop); // 2 s at 64 kbit/s
        Assert.False(spent.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(spent.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        await spent;
    }

    [Fact]
    public async Task Ceiling_of_the_month_stops_and_the_next_month_goes_on()
    {
        var limits = Limits(null, 1_000);
        await limits.SpendAsync(900, Stop);

        var refused = await Assert.ThrowsAsync<ReleaseException>(() => limits.SpendAsync(200, Stop));
        Assert.Equal(ReleaseProblem.Allowance, refused.Problem);
        Assert.Throws<ReleaseException>(limits.RequireLeft);
        clock.Advance(TimeSpan.FromDays(3));

        limits.RequireLeft();
        Assert.Equal(0, limits.UsedThisMonth);
    }

    [Fact]
    public async Task Bytes_of_the_month_are_remembered_across_restarts()
    {
        var first = Limits(null, 1_000);
        await first.SpendAsync(700, Stop);
        first.Save();

        Assert.Equal(700, Limits(null, 1_000).UsedThisMonth);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LinkLimits Limits(int? kbit, long? bytes) => new(kbit, bytes, Path.Combine(folder, "month"), clock);
}
