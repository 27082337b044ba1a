using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Impact.Reports;

public sealed class ReportScheduleTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void It_drafts_what_has_ended_since_it_was_made()
    {
        var schedule = Plan(PeriodKind.Quarter);
        Assert.Empty(schedule.Due(Today));
        Assert.Equal(ImpactPeriod.Quarter(Today), schedule.Next(Today));
        Assert.Empty(schedule.Due(new DateOnly(2026, 12, 31)));
        Assert.Equal([ImpactPeriod.Quarter(Today)], schedule.Due(new DateOnly(2027, 1, 1)));

        // The job did not run for half a year: nothing is forgotten.
        Assert.Equal(["2026-10-01", "2027-01-01", "2027-04-01"], schedule.Due(new DateOnly(2027, 7, 2)).Select(p => p.First.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData(PeriodKind.Month, "2026-11-01")]
    [InlineData(PeriodKind.Year, "2026-01-01")]
    public void Months_and_years_likewise(PeriodKind every, string first) =>
        Assert.Equal(first, Plan(every).Due(every is PeriodKind.Month ? new DateOnly(2026, 12, 1) : new DateOnly(2027, 1, 1)).Single().First.ToString("yyyy-MM-dd", null));

    [Fact]
    public void What_ended_while_it_was_stopped_is_not_made_up_for()
    {
        var schedule = Plan(PeriodKind.Month);
        schedule.Stop();
        Assert.Empty(schedule.Due(new DateOnly(2027, 3, 1)));
        schedule.Resume(new DateOnly(2027, 3, 15));
        Assert.Empty(schedule.Due(new DateOnly(2027, 3, 31)));
        Assert.Equal(ImpactPeriod.Month(new DateOnly(2027, 3, 1)), schedule.Due(new DateOnly(2027, 4, 1)).Single());

        schedule.Resume(new DateOnly(2027, 6, 15));
        Assert.Equal(4, schedule.Due(new DateOnly(2027, 7, 1)).Count);
    }

    [Fact]
    public void What_it_cannot_follow_is_refused()
    {
        Assert.Equal(new ScheduleWithoutRhythm(), Refused(Facts(PeriodKind.Free)));
        Assert.Equal(new ReportLanguageUnknown("ar"), Refused(Facts(PeriodKind.Month) with { Language = "ar" }));
        Assert.Equal(new ReportWithoutSections(), Refused(Facts(PeriodKind.Month) with { Sections = [] }));
        Assert.Equal(new FieldTooLong("ReportTitle", 80), Refused(Facts(PeriodKind.Month) with { Title = new string('a', 81) }));
    }

    private static ReportSchedule Plan(PeriodKind every) => ReportSchedule.Plan(ImpactScope.Centre(3), Facts(every), Today, Actor.Product).Value;

    private static Refusal? Refused(ScheduleFacts facts) => ReportSchedule.Plan(ImpactScope.Organisation, facts, Today, Actor.Product).Refusal;

    private static ScheduleFacts Facts(PeriodKind every) => new() { Every = every, Language = "fr", Sections = SectionPlan.Everything };
}
