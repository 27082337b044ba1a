using System.Globalization;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Messages;

public sealed class SendingHoursTests
{
    [Theory]
    [InlineData("2026-11-23T06:59:59Z", "2026-11-23T07:00:00Z")]
    [InlineData("2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z")]
    [InlineData("2026-11-23T12:34:56Z", "2026-11-23T12:34:56Z")]
    [InlineData("2026-11-23T18:59:59Z", "2026-11-23T18:59:59Z")]
    [InlineData("2026-11-23T19:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-22T23:30:00Z", "2026-11-23T07:00:00Z")]
    [InlineData("2026-12-31T19:00:00Z", "2027-01-01T07:00:00Z")]
    public void Nobody_in_paris_is_written_to_at_night(string instant, string allowed) =>
        Assert.Equal(Instant(allowed), SendingHours.NextAllowed(Instant(instant), Calendars.Paris));

    [Theory]
    [InlineData("2026-03-28T20:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("2026-03-29T01:30:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("2026-10-24T19:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("2026-10-25T06:30:00Z", "2026-10-25T07:00:00Z")]
    public void Eight_in_the_morning_is_that_of_the_new_time_in_paris(string instant, string allowed) =>
        Assert.Equal(Instant(allowed), SendingHours.NextAllowed(Instant(instant), Calendars.Paris));

    [Theory]
    [InlineData("2026-03-08T03:00:00Z", "2026-03-08T12:00:00Z")]
    [InlineData("2026-11-01T02:00:00Z", "2026-11-01T13:00:00Z")]
    [InlineData("2026-11-23T07:00:00Z", "2026-11-23T13:00:00Z")]
    public void Eight_in_the_morning_is_that_of_the_centre_in_montreal(string instant, string allowed) =>
        Assert.Equal(Instant(allowed), SendingHours.NextAllowed(Instant(instant), Calendars.Montreal));

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Toronto")]
    [InlineData("Pacific/Auckland")]
    [InlineData("Asia/Kathmandu")]
    public void The_next_allowed_instant_is_allowed_and_less_than_half_a_day_and_an_hour_away(string name)
    {
        var (random, zone) = (new Random(8), TimeZoneInfo.FindSystemTimeZoneById(name));
        for (var round = 0; round < 5000; round++)
        {
            var instant = Instant("2026-01-01T00:00:00Z").AddMinutes(random.Next(2 * 365 * 24 * 60));
            var allowed = SendingHours.NextAllowed(instant, zone);
            Assert.InRange(TimeZoneInfo.ConvertTime(allowed, zone).Hour, 8, 19);
            Assert.InRange(allowed - instant, TimeSpan.Zero, TimeSpan.FromHours(13));
            Assert.Equal(allowed, SendingHours.NextAllowed(allowed, zone));
        }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
