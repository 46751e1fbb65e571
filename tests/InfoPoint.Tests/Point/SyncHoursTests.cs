using InfoPoint.Point;
using InfoPoint.Repository;
using Microsoft.Extensions.Time.Testing;

namespace InfoPoint.Tests.Point;

public sealed class SyncHoursTests
{
    [Theory]
    [InlineData("22-5", 23, 0, 6)]
    [InlineData("22-5", 4.5, 0, 0.5)]
    [InlineData("22-5", 12, 10, 0)]
    [InlineData("8-17", 9, 0, 8)]
    [InlineData("8-17", 17, 15, 0)]
    [InlineData("8-17", 7.5, 0.5, 0)]
    public void Hours_tell_when_the_link_may_be_used(string written, double hour, double untilOpen, double untilClosed)
    {
        Assert.True(SyncHours.TryParse(written, out var hours));
        var now = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

        Assert.Equal(TimeSpan.FromHours(untilOpen), hours.UntilOpen(now));
        Assert.Equal(TimeSpan.FromHours(untilClosed), hours.UntilClosed(now));
    }

    [Theory]
    [InlineData("22")]
    [InlineData("25-3")]
    [InlineData("5-5")]
    [InlineData("a-b")]
    [InlineData("-1-4")]
    public void What_is_no_pair_of_hours_is_refused(string written) => Assert.False(SyncHours.TryParse(written, out _));

    [Fact]
    public void Whole_day_never_closes() => Assert.Equal(TimeSpan.MaxValue, SyncHours.Always.UntilClosed(default));

    [Fact]
    public void Time_left_follows_the_bytes_that_came()
    {
        var clock = new FakeTimeProvider();
        var pace = new SyncPace(clock);
        Assert.Null(pace.At(new SyncProgress(0, 4, 0, 1000)).SecondsLeft);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(30, pace.At(new SyncProgress(1, 4, 250, 1000)).SecondsLeft);
    }
}
