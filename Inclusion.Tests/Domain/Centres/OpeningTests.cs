using Inclusion.Domain.Centres;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Centres;

/// <summary>Half days that are closed, and days that are open out of turn.</summary>
public sealed class OpeningTests
{
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly DateOnly Sunday = new(2026, 12, 6);

    [Fact]
    public void A_closed_half_day_leaves_the_other_half_open()
    {
        var calendar = Calendars.Weekdays(Part(Tuesday, 13, 20, "Team"));
        Assert.Equal([new OpenSpan(new(9, 0), new(12, 0))], calendar.SpansOn(Tuesday));
        Assert.True(calendar.IsOpen(Tuesday));
        Assert.Null(calendar.WhyClosed(Tuesday));
        Assert.True(calendar.IsOpenThroughout(Tuesday, new(9, 0), new(12, 0)));
        Assert.False(calendar.IsOpenThroughout(Tuesday, new(14, 0), new(16, 0)));
        Assert.Null(calendar.OpenUntil(calendar.InstantOf(Tuesday, new(15, 0))));
        Assert.Equal(new TimeOnly(12, 0), calendar.OpenUntil(calendar.InstantOf(Tuesday, new(11, 0))));
    }

    [Fact]
    public void Closed_hours_in_the_middle_of_a_span_part_it()
    {
        var calendar = Calendars.SevenDays(Part(Tuesday, 11, 13, ""));
        Assert.Equal([new OpenSpan(new(9, 0), new(11, 0)), new OpenSpan(new(13, 0), new(18, 0))], calendar.SpansOn(Tuesday));
    }

    [Fact]
    public void Two_closed_halves_close_the_day_for_the_reason_of_one()
    {
        var calendar = Calendars.Weekdays(Part(Tuesday, 9, 12, "Morning"), Part(Tuesday, 14, 18, "Evening"));
        Assert.False(calendar.IsOpen(Tuesday));
        Assert.Equal("Morning", calendar.WhyClosed(Tuesday));
        Assert.Equal(Tuesday.AddDays(1), calendar.NextOpenDay(Tuesday));
    }

    [Fact]
    public void An_exceptional_opening_holds_whatever_the_week_and_closures_say()
    {
        OpenSpan[] spans = [new(new(10, 0), new(12, 0)), new(new(13, 0), new(16, 0))];
        var calendar = new CentreCalendar(
            Calendars.Paris, WeeklyHours.Default, [Calendars.Closed(new(2026, 12, 4), new(2026, 12, 31), "Works")], [new ExceptionalOpening(Sunday, spans, "Fair")]);
        Assert.Equal(spans, calendar.SpansOn(Sunday));
        Assert.Equal(Sunday, calendar.NextOpenDay(new(2026, 12, 4)));
        Assert.Equal(new TimeOnly(16, 0), calendar.OpenUntil(calendar.InstantOf(Sunday, new(15, 0))));
        Assert.False(calendar.OpensOn(DayOfWeek.Sunday));
    }

    [Fact]
    public void A_centre_without_hours_opens_on_its_single_days()
    {
        var calendar = new CentreCalendar(Calendars.Paris, WeeklyHours.Closed, [], [new ExceptionalOpening(Sunday, [new(new(10, 0), new(12, 0))], "")]);
        Assert.Equal(Sunday, calendar.NextOpenDay(Tuesday));
        Assert.Null(calendar.NextOpenDay(Sunday.AddDays(1)));
    }

    [Fact]
    public void A_day_gets_hours_once_in_order_and_loses_them_again()
    {
        var centre = Make();
        Assert.IsType<OpeningHoursWrong>(centre.OpenOn(new ExceptionalOpening(Sunday, [], "")).Refusal);
        Assert.IsType<OpeningHoursWrong>(centre.OpenOn(new ExceptionalOpening(Sunday, [new(new(10, 0), new(12, 0)), new(new(11, 0), new(13, 0))], "")).Refusal);
        OpenSpan[] backwards = [new(new(14, 0), new(16, 0)), new(new(10, 0), new(12, 0))];
        Assert.False(centre.OpenOn(new ExceptionalOpening(Sunday, backwards, "Fair")).IsRefused);
        Assert.False(centre.OpenOn(new ExceptionalOpening(Sunday, backwards, "Fair")).IsRefused);
        Assert.Equal(new OpeningKnown(Sunday), centre.OpenOn(new ExceptionalOpening(Sunday, [new(new(8, 0), new(9, 0))], "")).Refusal);
        Assert.Equal(new TimeOnly(10, 0), Assert.Single(centre.Openings).Spans[0].From);
        centre.DropOpening(Sunday);
        Assert.Empty(centre.Openings);
    }

    [Fact]
    public void Closed_hours_end_after_they_begin() =>
        Assert.Equal(new ClosedHoursBackwards(new(18, 0), new(14, 0)), Make().CloseOn(Part(Tuesday, 18, 14, "")).Refusal);

    [Fact]
    public void Closures_of_another_centre_are_taken_over_once_and_what_is_over_is_not()
    {
        var centre = Make();
        ClosedPeriod[] theirs =
        [
            Calendars.Closed(new(2026, 11, 1), new(2026, 11, 11)), Calendars.Closed(new(2026, 12, 24), new(2026, 12, 26), "Christmas"), Calendars.ClosedYearly(new(2020, 5, 1), new(2020, 5, 1)),
            Part(Tuesday, 14, 18, "Team"),
        ];
        Assert.Equal(3, centre.CloseAs(theirs, Tuesday));
        Assert.Equal(0, centre.CloseAs(theirs, Tuesday));
        Assert.DoesNotContain(theirs[0], centre.ClosedPeriods);
    }

    [Fact]
    public void A_closure_of_every_year_is_next_where_it_has_not_passed()
    {
        var newYear = Calendars.ClosedYearly(new(2020, 12, 24), new(2021, 1, 2));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 2)), newYear.NextFrom(new(2026, 11, 28)));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 2)), newYear.NextFrom(new(2027, 1, 2)));
        Assert.Equal((new DateOnly(2027, 12, 24), new DateOnly(2028, 1, 2)), newYear.NextFrom(new(2027, 1, 3)));
        Assert.Null(Calendars.Closed(new(2026, 11, 1), new(2026, 11, 11)).NextFrom(new(2026, 11, 12)));
        Assert.Equal((new DateOnly(2027, 2, 28), new DateOnly(2027, 2, 28)), Calendars.ClosedYearly(new(2024, 2, 29), new(2024, 2, 29)).NextFrom(new(2026, 11, 12)));
    }

    private static Centre Make() => Centre.Open("Nord", "", "", "Europe/Paris", WeeklyHours.Default).Value;

    private static ClosedPeriod Part(DateOnly date, int from, int to, string reason) => Calendars.Closed(date, date, reason) with { Hours = new OpenSpan(new(from, 0), new(to, 0)) };
}
