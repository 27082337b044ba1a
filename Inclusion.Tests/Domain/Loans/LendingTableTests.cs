using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Loans;

/// <summary>Which rule holds, and what each mode makes of closed days: twenty cases of each, worked out by hand.</summary>
public sealed class LendingTableTests
{
    private const long Here = 1;
    private const long There = 2;

    /// <param name="made">The rules that there are: CK of here and laptops, K of laptops, C of here, O of the organisation.</param>
    [Theory]
    [InlineData("", Here, DeviceCategory.Laptop, RuleReach.BuiltIn)]
    [InlineData("CK", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("K", Here, DeviceCategory.Laptop, RuleReach.Category)]
    [InlineData("C", Here, DeviceCategory.Laptop, RuleReach.Centre)]
    [InlineData("O", Here, DeviceCategory.Laptop, RuleReach.Organisation)]
    [InlineData("CK K", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("CK C", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("CK O", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("K C", Here, DeviceCategory.Laptop, RuleReach.Category)]
    [InlineData("K O", Here, DeviceCategory.Laptop, RuleReach.Category)]
    [InlineData("C O", Here, DeviceCategory.Laptop, RuleReach.Centre)]
    [InlineData("CK K C", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("CK K O", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("CK C O", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("K C O", Here, DeviceCategory.Laptop, RuleReach.Category)]
    [InlineData("CK K C O", Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory)]
    [InlineData("CK K C O", There, DeviceCategory.Laptop, RuleReach.Category)]
    [InlineData("CK K C O", Here, DeviceCategory.Tablet, RuleReach.Centre)]
    [InlineData("CK K C O", There, DeviceCategory.Tablet, RuleReach.Organisation)]
    [InlineData("CK K C", There, DeviceCategory.Tablet, RuleReach.BuiltIn)]
    public void The_most_specific_rule_holds(string made, long centre, DeviceCategory category, RuleReach holds)
    {
        var rules = made.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rule).ToList();

        var steps = LendingRules.Lookup(centre, category, rules);

        Assert.Equal(Enum.GetValues<RuleReach>(), steps.Select(s => s.Reach));
        Assert.Equal(holds, steps.First(s => s.Rule is not null).Reach);
        Assert.Equal(DaysOf(holds), LendingRules.For(centre, category, rules).LoanDays);
    }

    [Theory]
    [InlineData("christmas", "2026-12-04", 21, DueDateMode.Days, "2026-12-25")]
    [InlineData("christmas", "2026-12-04", 21, DueDateMode.NextOpenDay, "2026-12-26")]
    [InlineData("christmas", "2026-12-04", 21, DueDateMode.OpenDaysOnly, "2026-12-27")]
    [InlineData("christmas", "2026-12-04", 21, DueDateMode.SameWeekday, "2027-01-01")]
    [InlineData("weekdays", "2026-11-23", 5, DueDateMode.Days, "2026-11-28")]
    [InlineData("weekdays", "2026-11-23", 5, DueDateMode.NextOpenDay, "2026-11-30")]
    [InlineData("weekdays", "2026-11-23", 5, DueDateMode.OpenDaysOnly, "2026-11-30")]
    [InlineData("weekdays", "2026-11-23", 5, DueDateMode.SameWeekday, "2026-11-30")]
    [InlineData("weekdays", "2026-11-23", 7, DueDateMode.Days, "2026-11-30")]
    [InlineData("weekdays", "2026-11-23", 7, DueDateMode.NextOpenDay, "2026-11-30")]
    [InlineData("weekdays", "2026-11-23", 7, DueDateMode.OpenDaysOnly, "2026-12-02")]
    [InlineData("weekdays", "2026-11-23", 7, DueDateMode.SameWeekday, "2026-11-30")]
    [InlineData("winter", "2026-12-04", 21, DueDateMode.Days, "2026-12-25")]
    [InlineData("winter", "2026-12-04", 21, DueDateMode.NextOpenDay, "2027-01-04")]
    [InlineData("winter", "2026-12-04", 21, DueDateMode.OpenDaysOnly, "2027-01-18")]
    [InlineData("winter", "2026-12-04", 21, DueDateMode.SameWeekday, "2027-01-08")]
    [InlineData("winter, one sunday open", "2026-12-04", 21, DueDateMode.Days, "2026-12-25")]
    [InlineData("winter, one sunday open", "2026-12-04", 21, DueDateMode.NextOpenDay, "2026-12-27")]
    [InlineData("winter, one sunday open", "2026-12-04", 21, DueDateMode.OpenDaysOnly, "2027-01-15")]
    [InlineData("winter, one sunday open", "2026-12-04", 21, DueDateMode.SameWeekday, "2027-01-08")]
    public void Each_mode_moves_a_due_date_its_own_way(string calendar, string lentOn, int days, DueDateMode mode, string due)
    {
        var (lent, counted) = (Day(lentOn), Of(calendar));

        var found = DueDates.From(lent, days, mode, counted).Value;

        Assert.Equal(Day(due), found.Date);
        var walked = DueDates.DayByDay(lent, days, mode, found, counted);
        Assert.Equal(lent.AddDays(1), walked[0].Date);
        Assert.Equal(found.Date, walked[^1].Date);
        Assert.Equal(days, walked.Max(d => d.Count));
        Assert.Equal(days, walked.Count(d => d.Count is not null));
        Assert.All(walked, d => Assert.Equal(counted.IsOpen(d.Date), d.Closed is null));
    }

    [Fact]
    public void What_is_odd_about_a_typed_date_is_said_and_the_next_open_day_proposed()
    {
        var (calendar, today) = (Of("winter"), new DateOnly(2026, 12, 4));
        Assert.Null(DueDateAdvice.Of(new DateOnly(2026, 12, 18), today, calendar, latest: null));
        Assert.Equal(
            new DueDateAdvice(new DateOnly(2026, 12, 25), "Winter", null, IsFarAway: false, new DateOnly(2027, 1, 4)),
            DueDateAdvice.Of(new DateOnly(2026, 12, 25), today, calendar, latest: null));
        Assert.Equal(
            new DueDateAdvice(new DateOnly(2026, 12, 18), null, new DateOnly(2026, 12, 17), IsFarAway: false, null),
            DueDateAdvice.Of(new DateOnly(2026, 12, 18), today, calendar, latest: new DateOnly(2026, 12, 17)));
        Assert.Null(DueDateAdvice.Of(new DateOnly(2027, 12, 3), today, calendar, latest: null));
        Assert.True(DueDateAdvice.Of(new DateOnly(2028, 1, 4), today, calendar, latest: null)!.IsFarAway);
    }

    private static int DaysOf(RuleReach reach) => reach is RuleReach.BuiltIn ? LendingTerms.Default.LoanDays : 10 * (int)reach;

    private static LendingRule Rule(string made) => made switch
    {
        "CK" => Rule(Here, DeviceCategory.Laptop, RuleReach.CentreAndCategory),
        "K" => Rule(null, DeviceCategory.Laptop, RuleReach.Category),
        "C" => Rule(Here, null, RuleReach.Centre),
        _ => Rule(null, null, RuleReach.Organisation),
    };

    private static LendingRule Rule(long? centre, DeviceCategory? category, RuleReach reach) => LendingRule.Create(centre, category, new LendingTerms(DaysOf(reach), 2, null, 3)).Value;

    private static CentreCalendar Of(string calendar) => calendar switch
    {
        "christmas" => Calendars.SevenDays(Calendars.Closed(new(2026, 12, 24), new(2026, 12, 25), "Christmas")),
        "weekdays" => Calendars.Weekdays(),
        "winter" => Calendars.Weekdays(Winter),
        _ => new CentreCalendar(Calendars.Paris, WeeklyHours.Default, [Winter], [new ExceptionalOpening(new(2026, 12, 27), [new OpenSpan(new(10, 0), new(12, 0))], "")]),
    };

    private static ClosedPeriod Winter => Calendars.Closed(new(2026, 12, 21), new(2027, 1, 3), "Winter");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
