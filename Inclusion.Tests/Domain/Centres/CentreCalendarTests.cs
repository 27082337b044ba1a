using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Centres;

public sealed class CentreCalendarTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void A_day_without_hours_is_closed_for_no_written_reason()
    {
        var calendar = Calendars.Weekdays();
        Assert.False(calendar.IsOpen(new(2026, 11, 22)));
        Assert.Equal("", calendar.WhyClosed(new(2026, 11, 22)));
        Assert.True(calendar.IsOpen(Monday));
        Assert.Null(calendar.WhyClosed(Monday));
    }

    [Fact]
    public void A_closed_date_says_why()
    {
        var calendar = Calendars.Weekdays(Calendars.Closed(Monday, Monday, "Inventory"));
        Assert.False(calendar.IsOpen(Monday));
        Assert.Equal("Inventory", calendar.WhyClosed(Monday));
    }

    [Fact]
    public void The_next_open_day_may_be_the_day_itself() => Assert.Equal(Monday, Calendars.Weekdays().NextOpenDay(Monday));

    [Fact]
    public void The_next_open_day_is_after_weekend_and_closures_together()
    {
        var calendar = Calendars.Weekdays(Calendars.Closed(Monday, Monday), Calendars.Closed(Monday.AddDays(1), Monday.AddDays(3)));
        Assert.Equal(new DateOnly(2026, 11, 27), calendar.NextOpenDay(new(2026, 11, 21)));
    }

    [Fact]
    public void The_next_open_day_may_be_in_the_next_year()
    {
        var calendar = Calendars.Weekdays(Calendars.ClosedYearly(new(2020, 12, 20), new(2021, 1, 5)));
        Assert.Equal(new DateOnly(2027, 1, 6), calendar.NextOpenDay(new(2026, 12, 20)));
    }

    [Fact]
    public void A_centre_that_never_opens_has_no_next_open_day()
    {
        Assert.Null(new CentreCalendar(Calendars.Paris, WeeklyHours.Closed, []).NextOpenDay(Monday));
        Assert.Null(Calendars.SevenDays(Calendars.ClosedYearly(new(2026, 1, 1), new(2026, 12, 31))).NextOpenDay(Monday));
        Assert.Null(Calendars.SevenDays(Calendars.Closed(new(2026, 1, 1), new(2036, 1, 1))).NextOpenDay(Monday));
    }

    [Fact]
    public void The_search_ends_with_the_calendar_itself() =>
        Assert.Null(Calendars.SevenDays(Calendars.Closed(new(9999, 1, 1), DateOnly.MaxValue)).NextOpenDay(new(9999, 12, 30)));

    [Fact]
    public void The_next_open_day_is_the_first_open_one()
    {
        var random = new Random(7);
        for (var round = 0; round < 1000; round++)
        {
            var from = Monday.AddDays(random.Next(-1000, 1000));
            var calendar = Calendars.Random(random, from);
            if (calendar.NextOpenDay(from) is { } next)
            {
                Assert.True(calendar.IsOpen(next));
                Assert.All(Enumerable.Range(0, next.DayNumber - from.DayNumber), days => Assert.False(calendar.IsOpen(from.AddDays(days))));
            }
            else
            {
                Assert.All(Enumerable.Range(0, 1000), days => Assert.False(calendar.IsOpen(from.AddDays(days))));
            }
        }
    }

    [Theory]
    [InlineData("2026-12-31T22:59:59Z", "2026-12-31")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    [InlineData("2026-07-13T21:59:59Z", "2026-07-13")]
    [InlineData("2026-07-13T22:00:00Z", "2026-07-14")]
    [InlineData("2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("2026-10-25T22:30:00Z", "2026-10-25")]
    [InlineData("2028-02-28T23:30:00Z", "2028-02-29")]
    public void Today_is_the_day_in_paris(string instant, string day) => Assert.Equal(Day(day), Calendars.Weekdays().DateOf(Instant(instant)));

    [Theory]
    [InlineData("2027-01-01T04:59:59Z", "2026-12-31")]
    [InlineData("2027-01-01T05:00:00Z", "2027-01-01")]
    [InlineData("2026-07-02T03:59:59Z", "2026-07-01")]
    [InlineData("2026-03-09T03:59:59Z", "2026-03-08")]
    [InlineData("2026-11-02T04:59:59Z", "2026-11-01")]
    public void Today_is_the_day_in_montreal(string instant, string day) => Assert.Equal(Day(day), Montreal.DateOf(Instant(instant)));

    [Theory]
    [InlineData("2026-11-23", "09:00", "2026-11-23T08:00:00Z")]
    [InlineData("2026-07-13", "09:00", "2026-07-13T07:00:00Z")]
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    public void A_time_on_the_wall_in_paris_is_an_instant(string day, string time, string instant) =>
        Assert.Equal(Instant(instant), Calendars.Weekdays().InstantOf(Day(day), Time(time)));

    [Theory]
    [InlineData("2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-01", "02:00", "2026-11-01T07:00:00Z")]
    public void A_time_on_the_wall_in_montreal_is_an_instant(string day, string time, string instant) =>
        Assert.Equal(Instant(instant), Montreal.InstantOf(Day(day), Time(time)));

    /// <summary>In Santiago and Beirut the change comes at midnight: there are days without one.</summary>
    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Toronto")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Beirut")]
    [InlineData("Australia/Lord_Howe")]
    public void The_instant_of_a_day_is_on_that_day_whatever_the_clocks_do(string zone)
    {
        var calendar = new CentreCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), WeeklyHours.Default, []);
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            Assert.Equal(day, calendar.DateOf(calendar.InstantOf(day, TimeOnly.MinValue)));
            Assert.Equal(day, calendar.DateOf(calendar.InstantOf(day, new(23, 59))));
        }
    }

    [Theory]
    [InlineData("2026-11-23T07:59:59Z", null)]
    [InlineData("2026-11-23T08:00:00Z", "12:00")]
    [InlineData("2026-11-23T10:59:59Z", "12:00")]
    [InlineData("2026-11-23T11:00:00Z", null)]
    [InlineData("2026-11-23T13:00:00Z", "18:00")]
    [InlineData("2026-11-23T17:00:00Z", null)]
    [InlineData("2026-11-22T10:00:00Z", null)]
    [InlineData("2026-03-30T07:00:00Z", "12:00")]
    [InlineData("2026-10-26T07:30:00Z", null)]
    public void It_is_open_until_the_end_of_the_span(string instant, string? until) =>
        Assert.Equal(until is null ? null : Time(until), Calendars.Weekdays().OpenUntil(Instant(instant)));

    [Fact]
    public void It_is_not_open_at_any_time_of_a_closed_date() =>
        Assert.Null(Calendars.Weekdays(Calendars.Closed(Monday, Monday)).OpenUntil(Instant("2026-11-23T09:00:00Z")));

    private static CentreCalendar Montreal => new(Calendars.Montreal, WeeklyHours.Default, []);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
