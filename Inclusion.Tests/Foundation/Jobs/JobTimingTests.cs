using Inclusion.Web.Foundation.Jobs;

namespace Inclusion.Tests.Foundation.Jobs;

public sealed class JobTimingTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly TimeZoneInfo Kathmandu = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu");

    [Fact]
    public void Each_timing_is_a_cron_expression()
    {
        Assert.Equal("* * * * *", JobTiming.EveryMinute.Cron);
        Assert.Equal("*/15 * * * *", JobTiming.EveryMinutes(15).Cron);
        Assert.Equal("0 * * * *", JobTiming.Hourly.Cron);
        Assert.Equal("40 3 * * *", JobTiming.DailyAt(3, 40).Cron);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(90)]
    public void Minutes_that_do_not_divide_an_hour_are_no_timing(int minutes) => Assert.Throws<ArgumentOutOfRangeException>(() => JobTiming.EveryMinutes(minutes));

    [Theory]
    [InlineData("2026-03-02T09:14:59Z", "2026-03-02T09:00:00Z")]
    [InlineData("2026-03-02T09:15:00Z", "2026-03-02T09:15:00Z")]
    [InlineData("2026-03-29T01:07:00Z", "2026-03-29T01:00:00Z")]
    public void Every_quarter_was_due_at_the_last_quarter(string now, string due) => Assert.Equal(Instant(due), JobTiming.EveryMinutes(15).LatestDue(Instant(now), Paris));

    [Fact]
    public void The_full_hour_is_that_of_the_zone() => Assert.Equal(Instant("2026-03-02T09:15:00Z"), JobTiming.Hourly.LatestDue(Instant("2026-03-02T10:10:00Z"), Kathmandu));

    [Theory]
    [InlineData("2026-03-02T02:39:59Z", "2026-03-01T02:40:00Z")]
    [InlineData("2026-03-02T02:40:00Z", "2026-03-02T02:40:00Z")]
    [InlineData("2026-03-29T01:39:00Z", "2026-03-28T02:40:00Z")]
    [InlineData("2026-03-29T01:40:00Z", "2026-03-29T01:40:00Z")]
    [InlineData("2026-10-25T02:41:00Z", "2026-10-25T02:40:00Z")]
    public void Once_a_day_is_by_the_clock_on_the_wall_in_summer_and_winter(string now, string due) => Assert.Equal(Instant(due), JobTiming.DailyAt(3, 40).LatestDue(Instant(now), Paris));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
