using Inclusion.Domain.Centres;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Training;

public sealed class RecurrenceTests
{
    private static readonly Recurrence TuesdaysAndThursdays =
        new([DayOfWeek.Tuesday, DayOfWeek.Thursday], new TimeOnly(10, 0), new TimeOnly(12, 0), 6, new DateOnly(2026, 3, 2));

    [Fact]
    public void A_series_gives_as_many_sessions_as_were_asked_for()
    {
        var preview = TuesdaysAndThursdays.Preview(Calendars.Weekdays()).Value;

        Assert.Equal([3, 5, 10, 12, 17, 19], preview.Sessions.Select(s => s.Date.Day));
        Assert.All(preview.Sessions, s => Assert.Equal((new TimeOnly(10, 0), 120), (s.Start, s.Minutes)));
        Assert.Empty(preview.Skipped);
    }

    [Fact]
    public void Closed_days_are_passed_over_and_said_with_their_reason()
    {
        var calendar = Calendars.Weekdays(Calendars.Closed(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 10), "Travaux"));

        var preview = TuesdaysAndThursdays.Preview(calendar).Value;

        Assert.Equal([3, 12, 17, 19, 24, 26], preview.Sessions.Select(s => s.Date.Day));
        Assert.Equal([new SkippedDay(new DateOnly(2026, 3, 5), "Travaux"), new SkippedDay(new DateOnly(2026, 3, 10), "Travaux")], preview.Skipped);
    }

    [Fact]
    public void Days_on_which_the_week_has_no_hours_are_passed_over_without_a_reason()
    {
        var preview = (TuesdaysAndThursdays with { Days = [DayOfWeek.Friday, DayOfWeek.Saturday], Times = 2 }).Preview(Calendars.Weekdays()).Value;

        Assert.Equal([6, 13], preview.Sessions.Select(s => s.Date.Day));
        Assert.Equal(new SkippedDay(new DateOnly(2026, 3, 7), ""), Assert.Single(preview.Skipped));
    }

    [Fact]
    public void Every_other_week_counts_from_the_week_of_the_first_day()
    {
        // Wednesday 4 March: the Tuesday of its week is gone, the Thursday is not.
        var preview = (TuesdaysAndThursdays with { From = new DateOnly(2026, 3, 4), EveryWeeks = 2, Times = 3 }).Preview(Calendars.Weekdays()).Value;

        Assert.Equal([5, 17, 19], preview.Sessions.Select(s => s.Date.Day));
    }

    [Theory]
    [InlineData("2026-03-23", "2026-03-26T09:00Z", "2026-03-31T08:00Z")]
    [InlineData("2026-10-19", "2026-10-22T08:00Z", "2026-10-27T09:00Z")]
    public void Ten_o_clock_stays_ten_o_clock_when_the_clocks_change(string from, string before, string after)
    {
        var calendar = Calendars.Weekdays();
        var sessions = (TuesdaysAndThursdays with { From = DateOnly.Parse(from), Times = 4 }).Preview(calendar).Value.Sessions;

        var workshop = TrainingSamples.Draft(2, [.. sessions]);

        Assert.All(workshop.Sessions, s => Assert.Equal((new TimeOnly(10, 0), 120), (s.Start, s.Minutes)));
        Assert.Equal([DateTimeOffset.Parse(before), DateTimeOffset.Parse(after)], workshop.Sessions.Skip(1).Take(2).Select(s => s.StartsAt));
        Assert.All(workshop.Sessions, s => Assert.Equal(TimeSpan.FromHours(2), s.EndsAt - s.StartsAt));
    }

    [Fact]
    public void A_series_that_cannot_be_is_refused()
    {
        var calendar = Calendars.Weekdays();

        Assert.IsType<RecurrenceWithoutDays>((TuesdaysAndThursdays with { Days = [] }).Preview(calendar).Refusal);
        Assert.IsType<SessionEndsBeforeStart>((TuesdaysAndThursdays with { End = new TimeOnly(9, 0) }).Preview(calendar).Refusal);
        Assert.IsType<RecurrenceTimesNotPossible>((TuesdaysAndThursdays with { Times = 0 }).Preview(calendar).Refusal);
        Assert.IsType<RecurrenceWeeksNotPossible>((TuesdaysAndThursdays with { EveryWeeks = 0 }).Preview(calendar).Refusal);
        Assert.IsType<RecurrenceNeverOpen>((TuesdaysAndThursdays with { Days = [DayOfWeek.Sunday] }).Preview(calendar).Refusal);
        Assert.IsType<RecurrenceNeverOpen>(TuesdaysAndThursdays.Preview(new CentreCalendar(Calendars.Paris, WeeklyHours.Closed, [])).Refusal);
    }
}
