using Inclusion.Domain.Centres;
using Inclusion.Domain.Loans;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Loans;

public sealed class DueDatesTests
{
    private static readonly DateOnly Friday = new(2026, 12, 4);

    [Theory]
    [InlineData(DueDateMode.Days, 2026, 12, 25)]
    [InlineData(DueDateMode.NextOpenDay, 2026, 12, 26)]
    [InlineData(DueDateMode.OpenDaysOnly, 2026, 12, 27)]
    [InlineData(DueDateMode.SameWeekday, 2027, 1, 1)]
    public void Three_weeks_that_end_on_a_closed_25_december(DueDateMode mode, int year, int month, int day)
    {
        var calendar = Calendars.SevenDays(Calendars.Closed(new(2026, 12, 24), new(2026, 12, 25), "Christmas"));
        var due = DueDates.From(Friday, 21, mode, calendar).Value;
        Assert.Equal(new DateOnly(year, month, day), due.Date);
        Assert.Equal(new DateOnly(2026, 12, 25), due.Counted);
        Assert.Equal(mode is DueDateMode.Days ? null : "Christmas", due.ClosedBecause);
        Assert.Equal(mode is not DueDateMode.Days, due.WasMoved);
    }

    [Theory]
    [InlineData(DueDateMode.Days)]
    [InlineData(DueDateMode.NextOpenDay)]
    [InlineData(DueDateMode.SameWeekday)]
    public void Three_weeks_that_end_on_an_open_day_stay(DueDateMode mode)
    {
        var due = DueDates.From(new(2026, 11, 23), 21, mode, Calendars.Weekdays()).Value;
        Assert.Equal(new DueDate(new(2026, 12, 14), new(2026, 12, 14), null), due);
        Assert.False(due.WasMoved);
    }

    [Fact]
    public void A_sunday_without_hours_moves_to_monday_for_no_written_reason() =>
        Assert.Equal(
            new DueDate(new(2026, 12, 14), new(2026, 12, 13), ""),
            DueDates.From(new(2026, 11, 22), 21, DueDateMode.NextOpenDay, Calendars.Weekdays()).Value);

    [Fact]
    public void Open_days_only_does_not_call_an_open_day_closed()
    {
        var due = DueDates.From(new(2026, 11, 23), 5, DueDateMode.OpenDaysOnly, Calendars.Weekdays()).Value;
        Assert.Equal(new DueDate(new(2026, 11, 30), new(2026, 11, 28), ""), due);

        due = DueDates.From(new(2026, 11, 23), 7, DueDateMode.OpenDaysOnly, Calendars.Weekdays()).Value;
        Assert.Equal(new DueDate(new(2026, 12, 2), new(2026, 11, 30), null), due);
        Assert.True(due.WasMoved);
    }

    [Fact]
    public void The_same_weekday_is_looked_for_past_several_closed_weeks()
    {
        var calendar = Calendars.Weekdays(Calendars.ClosedYearly(new(2020, 12, 20), new(2021, 1, 5), "Holidays"));
        Assert.Equal(new DueDate(new(2027, 1, 8), new(2026, 12, 25), "Holidays"), DueDates.From(Friday, 21, DueDateMode.SameWeekday, calendar).Value);
    }

    [Fact]
    public void What_is_lent_on_a_weekday_without_hours_is_due_on_the_next_open_day_even_by_weekday() =>
        Assert.Equal(
            new DueDate(new(2026, 12, 14), new(2026, 12, 12), ""),
            DueDates.From(new(2026, 11, 21), 21, DueDateMode.SameWeekday, Calendars.Weekdays()).Value);

    [Fact]
    public void A_closure_over_the_new_year_is_passed()
    {
        var calendar = Calendars.Weekdays(Calendars.ClosedYearly(new(2020, 12, 20), new(2021, 1, 5), "Holidays"));
        Assert.Equal(new DateOnly(2027, 1, 6), DueDates.From(Friday, 21, DueDateMode.NextOpenDay, calendar).Value.Date);
    }

    [Fact]
    public void A_leap_day_counts_and_can_be_closed()
    {
        Assert.Equal(new DateOnly(2028, 2, 29), DueDates.From(new(2028, 2, 8), 21, DueDateMode.NextOpenDay, Calendars.Weekdays()).Value.Date);
        Assert.Equal(new DateOnly(2027, 3, 1), DueDates.From(new(2027, 2, 8), 21, DueDateMode.NextOpenDay, Calendars.Weekdays()).Value.Date);

        var closed = Calendars.Weekdays(Calendars.ClosedYearly(new(2024, 2, 29), new(2024, 2, 29), "Leap day"));
        Assert.Equal(new DueDate(new(2028, 3, 1), new(2028, 2, 29), "Leap day"), DueDates.From(new(2028, 2, 8), 21, DueDateMode.NextOpenDay, closed).Value);
    }

    /// <summary>At the ends of the short and the long day of Paris: an hour counted instead of a day would be seen.</summary>
    [Theory]
    [InlineData("2026-03-27T23:30:00Z", 2026, 3, 30)]
    [InlineData("2026-03-28T22:30:00Z", 2026, 3, 30)]
    [InlineData("2026-03-28T23:30:00Z", 2026, 3, 31)]
    [InlineData("2026-10-23T22:30:00Z", 2026, 10, 26)]
    [InlineData("2026-10-24T21:30:00Z", 2026, 10, 26)]
    [InlineData("2026-10-24T22:30:00Z", 2026, 10, 27)]
    public void Days_are_days_when_the_clocks_change(string lentAt, int year, int month, int day)
    {
        var calendar = Calendars.SevenDays();
        var lentOn = calendar.DateOf(DateTimeOffset.Parse(lentAt, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new DateOnly(year, month, day), DueDates.From(lentOn, 2, DueDateMode.NextOpenDay, calendar).Value.Date);
    }

    [Fact]
    public void Midnight_is_that_of_the_centre()
    {
        var lateInParis = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);
        var montreal = new CentreCalendar(Calendars.Montreal, Calendars.EveryDay, []);
        Assert.Equal(new DateOnly(2026, 11, 24), DueDates.From(Calendars.SevenDays().DateOf(lateInParis), 1, DueDateMode.Days, Calendars.SevenDays()).Value.Date);
        Assert.Equal(new DateOnly(2026, 11, 23), DueDates.From(montreal.DateOf(lateInParis), 1, DueDateMode.Days, montreal).Value.Date);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_loan_lasts_at_least_a_day(int days) =>
        Assert.IsType<LoanDaysNotPositive>(DueDates.From(Friday, days, DueDateMode.NextOpenDay, Calendars.Weekdays()).Refusal);

    [Theory]
    [InlineData(DueDates.MaxDays + 1)]
    [InlineData(int.MaxValue)]
    public void A_loan_does_not_last_past_all_reason(int days) =>
        Assert.Equal(new LendingDaysTooMany(DueDates.MaxDays), DueDates.From(Friday, days, DueDateMode.NextOpenDay, Calendars.Weekdays()).Refusal);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_mode_that_nobody_knows_is_refused(int mode) =>
        Assert.Equal(new DueDateModeUnknown(mode), DueDates.From(Friday, 21, (DueDateMode)mode, Calendars.Weekdays()).Refusal);

    [Theory]
    [InlineData(DueDateMode.NextOpenDay)]
    [InlineData(DueDateMode.OpenDaysOnly)]
    [InlineData(DueDateMode.SameWeekday)]
    public void A_centre_that_never_opens_takes_nothing_back(DueDateMode mode)
    {
        Assert.IsType<CentreNeverOpen>(DueDates.From(Friday, 21, mode, new(Calendars.Paris, WeeklyHours.Closed, [])).Refusal);
        Assert.IsType<CentreNeverOpen>(DueDates.From(Friday, 21, mode, Calendars.SevenDays(Calendars.ClosedYearly(new(2026, 1, 1), new(2026, 12, 31)))).Refusal);
    }

    [Fact]
    public void Whatever_the_calendar_each_mode_keeps_its_promise()
    {
        var random = new Random(29032026);
        for (var round = 0; round < 2000; round++)
        {
            var lentOn = Friday.AddDays(random.Next(-1500, 1500));
            var days = random.Next(1, 90);
            var calendar = Calendars.Random(random, lentOn);
            var counted = lentOn.AddDays(days);
            Assert.Equal(counted, DueDates.From(lentOn, days, DueDateMode.Days, calendar).Value.Date);

            var nextOpen = DueDates.From(lentOn, days, DueDateMode.NextOpenDay, calendar);
            if (nextOpen.IsRefused)
            {
                Assert.Null(calendar.NextOpenDay(counted));
                continue;
            }

            var openDays = DueDates.From(lentOn, days, DueDateMode.OpenDaysOnly, calendar).Value;
            var weekday = DueDates.From(lentOn, days, DueDateMode.SameWeekday, calendar).Value;
            Assert.All([nextOpen.Value, openDays, weekday], due =>
            {
                Assert.True(calendar.IsOpen(due.Date));
                Assert.Equal(counted, due.Counted);
                Assert.True(due.Date >= counted);
                Assert.Equal(due.WasMoved ? calendar.WhyClosed(counted) : null, due.ClosedBecause);
            });
            Assert.True(openDays.Date >= nextOpen.Value.Date);
            Assert.True(weekday.Date >= nextOpen.Value.Date);
            Assert.Equal(days, Enumerable.Range(1, openDays.Date.DayNumber - lentOn.DayNumber).Count(d => calendar.IsOpen(lentOn.AddDays(d))));
            Assert.True(!calendar.OpensOn(counted.DayOfWeek) || weekday.Date.DayOfWeek == counted.DayOfWeek);
        }
    }
}
