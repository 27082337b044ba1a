using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Shared.Impact;

/// <summary>Everything is counted in <see cref="CountedSpring"/> over April 2026, with March before it; the comments name what is counted.</summary>
public sealed class CountImpactTests : IAsyncLifetime
{
    private static readonly ImpactPeriod April = ImpactPeriod.Month(new(2026, 4, 1));

    private CountedSpring _spring = default!;

    public async ValueTask InitializeAsync() => _spring = await CountedSpring.ArrangeAsync();

    public ValueTask DisposeAsync() => _spring.DisposeAsync();

    [Fact]
    public async Task Everything_of_the_organisation_with_the_month_before()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        Assert.Equal(Indicators.All.Select(d => d.Indicator), figures.Figures.Select(f => f.Indicator));
        Assert.Equal(Indicators.All.Select(d => d.Indicator), figures.Before.Select(f => f.Indicator));
        Assert.Null(figures.Threshold);
        AssertCounts(
            figures,
            (Indicator.DevicesReceived, 4, 1), // LT-2, TB-1, PH-1, LT-3; LT-1
            (Indicator.DevicesRefurbished, 3, 1), // PH-1, LT-2, TB-1; LT-1. LT-1 again on 2 April is no first time
            (Indicator.DevicesRecycled, 1, 0), // LT-3
            (Indicator.DevicesGiven, 1, 0), // LT-4
            (Indicator.DevicesLent, 4, 1), // LT-1, LT-2, TB-1, PH-1; LT-1
            (Indicator.Loans, 3, 1), // Ada's second, Bob's, Gus's; Ada's first
            (Indicator.LoanDays, 30, 12), // LT-1: 1 + 4, LT-2: 3, TB-1: 21, PH-1: 1; LT-1: 20 to 31 March
            (Indicator.PeopleHelped, 5, 2), // Ada, Bob, Gus, Cleo, Eve; Ada, Cleo
            (Indicator.PeopleNew, 3, 1), // Bob, Gus, Eve; Ada, as Cleo had a loan in February
            (Indicator.Referrals, 3, 2), // Bob, Dan, Eve; Ada, and Gus by the clock of Paris
            (Indicator.Workshops, 2, 1), // Mails, Photos; Mails
            (Indicator.Sessions, 2, 1), // 7 and 16 April; 31 March
            (Indicator.TrainingTime, 180, 120),
            (Indicator.Enrolments, 6, 4), // Cleo, Ada, Fay, Eve; Gus, Ines; in March those of Mails
            (Indicator.AttendedTime, 270, 120), // Cleo 105, Eve 120, Gus 45; Cleo 120
            (Indicator.AttendanceRate, 3, 1), // Cleo, Eve, Gus; Cleo
            (Indicator.NoShows, 1, 1), // Ada; Fay excused herself
            (Indicator.Certificates, 1, 0)); // Cleo's; that of Gus is revoked
    }

    [Fact]
    public async Task A_share_says_what_it_is_of_and_what_was_not_recorded()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        // Cleo, Ada, Fay, Eve, Gus; Ines is not recorded. In March Cleo and Ada; Fay and Eve have a place and no mark.
        Assert.Equal((5, 1, 0.6), (figures[Indicator.AttendanceRate].Of, figures[Indicator.AttendanceRate].NotStated, figures[Indicator.AttendanceRate].Share));
        var before = figures.Before.Single(f => f.Indicator is Indicator.AttendanceRate);
        Assert.Equal((2, 2), (before.Of, before.NotStated));
        Assert.All(figures.Figures.Where(f => f.Indicator is not Indicator.AttendanceRate), f => Assert.Equal((null, 0L), (f.Of, f.NotStated)));
    }

    [Fact]
    public async Task How_many_different_people_are_behind_a_figure()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        (Indicator, long)[] people =
        [
            (Indicator.DevicesReceived, 0), (Indicator.DevicesGiven, 1), (Indicator.DevicesLent, 3), (Indicator.Loans, 3), (Indicator.LoanDays, 3), (Indicator.PeopleHelped, 5),
            (Indicator.PeopleNew, 3), (Indicator.Referrals, 3), (Indicator.Sessions, 0), (Indicator.Enrolments, 6), (Indicator.AttendedTime, 3), (Indicator.AttendanceRate, 5),
            (Indicator.NoShows, 1), (Indicator.Certificates, 1),
        ];
        Assert.Equal(people, people.Select(p => (p.Item1, figures[p.Item1].People)));
    }

    [Fact]
    public async Task A_centre_has_its_devices_its_loans_its_workshops_and_their_people()
    {
        AssertCounts(
            await CountAsync(April, ImpactScope.Centre(_spring.Sud)),
            (Indicator.DevicesReceived, 1, 0), // PH-1, entered on 31 March in Paris but on 1 April there
            (Indicator.DevicesRefurbished, 1, 0),
            (Indicator.DevicesRecycled, 0, 0),
            (Indicator.DevicesGiven, 0, 0),
            (Indicator.DevicesLent, 1, 0),
            (Indicator.Loans, 1, 0), // on 30 April, by the clock there
            (Indicator.LoanDays, 1, 0),
            (Indicator.PeopleHelped, 1, 0), // Gus, by a loan and a session
            (Indicator.PeopleNew, 1, 0),
            (Indicator.Referrals, 0, 0), // Gus was added in March, when he was not helped
            (Indicator.Workshops, 1, 0),
            (Indicator.Sessions, 1, 0),
            (Indicator.TrainingTime, 60, 0),
            (Indicator.Enrolments, 2, 0),
            (Indicator.AttendedTime, 45, 0),
            (Indicator.AttendanceRate, 1, 0),
            (Indicator.NoShows, 0, 0),
            (Indicator.Certificates, 0, 0));
        AssertCounts(
            await CountAsync(April, ImpactScope.Centre(_spring.Nord)),
            (Indicator.DevicesReceived, 3, 1),
            (Indicator.DevicesRefurbished, 2, 1),
            (Indicator.LoanDays, 29, 12),
            (Indicator.PeopleHelped, 4, 2), // Ada, Bob, Cleo, Eve
            (Indicator.PeopleNew, 2, 1), // Bob, Eve
            (Indicator.Referrals, 2, 1), // Bob, Eve: Dan was not helped; Ada
            (Indicator.Enrolments, 4, 4),
            (Indicator.AttendedTime, 225, 120),
            (Indicator.Certificates, 1, 0));
    }

    [Fact]
    public async Task A_partner_has_what_it_gave_whom_it_referred_and_nothing_twice()
    {
        // Ada, whom it referred, has LT-1, which it gave: one loan.
        var figures = await CountAsync(April, ImpactScope.Partner(_spring.Pole));

        AssertCounts(
            figures,
            (Indicator.DevicesReceived, 1, 1), // LT-2; LT-1
            (Indicator.DevicesRefurbished, 1, 1),
            (Indicator.DevicesRecycled, 0, 0),
            (Indicator.DevicesGiven, 1, 0), // LT-4
            (Indicator.DevicesLent, 2, 1), // LT-1, LT-2; TB-1 of the same loan is not theirs
            (Indicator.Loans, 2, 1), // Ada's second, Bob's
            (Indicator.LoanDays, 8, 12), // 1 + 4 + 3
            (Indicator.PeopleHelped, 2, 1), // Ada, Bob
            (Indicator.PeopleNew, 1, 1), // Bob
            (Indicator.Referrals, 1, 1), // Dan; Ada
            (Indicator.Workshops, 0, 0),
            (Indicator.Sessions, 0, 0),
            (Indicator.TrainingTime, 0, 0),
            (Indicator.Enrolments, 1, 1), // Ada in Mails; Dan waits
            (Indicator.AttendedTime, 0, 0),
            (Indicator.AttendanceRate, 0, 0),
            (Indicator.NoShows, 1, 1), // Ada
            (Indicator.Certificates, 0, 0));
        Assert.Equal((1, 0), (figures[Indicator.AttendanceRate].Of, figures[Indicator.AttendanceRate].Share));
    }

    [Fact]
    public async Task A_partner_that_refers_has_every_loan_and_every_place_of_its_people()
    {
        AssertCounts(
            await CountAsync(April, ImpactScope.Partner(_spring.Mission)),
            (Indicator.DevicesReceived, 0, 0),
            (Indicator.DevicesLent, 3, 0), // LT-2, TB-1, PH-1
            (Indicator.Loans, 2, 0),
            (Indicator.LoanDays, 25, 0), // 3 + 21 + 1
            (Indicator.PeopleHelped, 3, 0), // Bob, Gus, Eve
            (Indicator.PeopleNew, 3, 0),
            (Indicator.Referrals, 2, 1), // Bob, Eve; Gus
            (Indicator.Sessions, 0, 0),
            (Indicator.Enrolments, 2, 1), // Eve and Gus; in March Eve in Mails
            (Indicator.AttendedTime, 165, 0),
            (Indicator.AttendanceRate, 2, 0),
            (Indicator.Certificates, 0, 0));
    }

    [Fact]
    public async Task A_partner_that_funds_has_its_workshops_with_everyone_in_them()
    {
        AssertCounts(
            await CountAsync(April, ImpactScope.Partner(_spring.Fonds)),
            (Indicator.DevicesLent, 0, 0),
            (Indicator.LoanDays, 0, 0),
            (Indicator.PeopleHelped, 2, 1), // Cleo, Eve; Cleo
            (Indicator.PeopleNew, 1, 0), // Eve
            (Indicator.Workshops, 1, 1),
            (Indicator.Sessions, 1, 1),
            (Indicator.TrainingTime, 120, 120),
            (Indicator.Enrolments, 4, 4),
            (Indicator.AttendedTime, 225, 120),
            (Indicator.AttendanceRate, 2, 1),
            (Indicator.NoShows, 1, 1),
            (Indicator.Certificates, 1, 0));
    }

    [Fact]
    public async Task The_people_helped_are_each_in_one_row_of_each_table()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        // Ada 76, Bob 22, Gus 65, Eve 56, Cleo not stated.
        Assert.Equal(
            [(nameof(AgeBand.Under12), 0L), (nameof(AgeBand.From12To17), 0), (nameof(AgeBand.From18To24), 1), (nameof(AgeBand.From25To39), 0), (nameof(AgeBand.From40To59), 1), (nameof(AgeBand.From60To69), 1), (nameof(AgeBand.From70), 1), ("", 1)],
            Rows(figures, PeopleBy.AgeBand));
        Assert.Equal([(nameof(Gender.Woman), 2L), (nameof(Gender.Man), 2), (nameof(Gender.Other), 0), ("", 1)], Rows(figures, PeopleBy.Gender));
        Assert.Equal(
            [(nameof(Occupation.InSchool), 1L), (nameof(Occupation.Unemployed), 1), (nameof(Occupation.Employed), 0), (nameof(Occupation.Retired), 2), (nameof(Occupation.Other), 0), ("", 1)],
            Rows(figures, PeopleBy.Occupation));

        // Ada and Eve wrote Lille, Bob LILLE.
        Assert.Equal([("Lille", 3L), ("Saint-Pierre", 1), ("", 1)], Rows(figures, PeopleBy.Municipality));
        Assert.All(figures.People, t => Assert.Equal(figures[Indicator.PeopleHelped].Value, t.Rows.Sum(r => r.Count)));
    }

    [Fact]
    public async Task Activity_is_broken_down_by_what_makes_sense_for_the_scope()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        Assert.Equal([ActivityBy.Centre, ActivityBy.Theme, ActivityBy.Month, ActivityBy.Referrer], figures.Activities.Select(a => a.By));
        Assert.Equal([ActivityBy.Theme, ActivityBy.Month, ActivityBy.Referrer], (await CountAsync(April, ImpactScope.Centre(_spring.Sud))).Activities.Select(a => a.By));
        Assert.Equal([ActivityBy.Centre, ActivityBy.Theme, ActivityBy.Month], (await CountAsync(April, ImpactScope.Partner(_spring.Pole))).Activities.Select(a => a.By));

        Assert.Equal([("Maison de quartier Nord", 29L, 4L, 2L), ("Sud", 1, 1, 1)], Values(figures, ActivityBy.Centre, Indicator.LoanDays, Indicator.PeopleHelped, Indicator.PeopleNew));

        // Mails is of two areas, Photos of none.
        Assert.Equal([("digcomp-2.2/1", 1L, 4L, 1L), ("digcomp-2.2/2", 1, 4, 1)], Values(figures, ActivityBy.Theme, Indicator.Sessions, Indicator.Enrolments, Indicator.Certificates));
        Assert.Equal([("2026-04", 3L, 5L, 6L)], Values(figures, ActivityBy.Month, Indicator.Loans, Indicator.PeopleHelped, Indicator.Enrolments));

        // Bob, Gus and Eve, of whom Gus was referred in March; Ada, while it was Dan who was referred.
        Assert.Equal([("Mission locale", 2L, 3L, 2L), ("Pôle emploi solidaire", 1, 1, 1)], Values(figures, ActivityBy.Referrer, Indicator.Referrals, Indicator.PeopleHelped, Indicator.Loans));
    }

    [Fact]
    public async Task Months_show_when_people_came_for_the_first_time_and_count_each_day_in_its_own()
    {
        var figures = await CountAsync(ImpactPeriod.Between(new(2026, 2, 5), new(2026, 5, 31)).Value, ImpactScope.Organisation);

        // February: Cleo. March: Ada is new. April as above. May: Bob and Gus.
        Assert.Equal(
            [("2026-02", 1L, 1L, 1L), ("2026-03", 1, 2, 1), ("2026-04", 3, 5, 3), ("2026-05", 0, 2, 0)], Values(figures, ActivityBy.Month, Indicator.Loans, Indicator.PeopleHelped, Indicator.PeopleNew));
        Assert.Equal(5, figures[Indicator.PeopleNew].Value);
    }

    [Fact]
    public async Task What_was_given_up_counts_until_that_day_and_what_is_to_come_not_at_all()
    {
        var figures = await CountAsync(ImpactPeriod.Month(new(2026, 5, 1)), ImpactScope.Organisation);

        // TB-1 from 1 to 5 May, PH-1 from 1 to 10 May. Letters is on 20 May, and it is the 15th: half a month is compared with the same half of a year ago, in which nothing was done.
        Assert.Equal(ImpactPeriod.Between(new(2025, 5, 1), new(2025, 5, 15)).Value, figures.ComparedWith);
        AssertCounts(figures, (Indicator.LoanDays, 15, 0), (Indicator.DevicesLent, 2, 0), (Indicator.PeopleHelped, 2, 0), (Indicator.Sessions, 0, 0), (Indicator.Workshops, 0, 0), (Indicator.Enrolments, 0, 0));
    }

    [Fact]
    public async Task Days_of_use_and_first_uses_are_told_by_category()
    {
        var figures = await CountAsync(April, ImpactScope.Organisation);

        // LT-1 1 + 4, LT-2 3; LT-2 is lent for the first time, LT-4 is given.
        Assert.Equal([new DeviceUse(DeviceCategory.Laptop, 8, 2), new DeviceUse(DeviceCategory.Tablet, 21, 1), new DeviceUse(DeviceCategory.Phone, 1, 1)], figures.DeviceUse);
        Assert.Equal(figures[Indicator.LoanDays].Value, figures.DeviceUse.Sum(u => u.LoanDays));
    }

    [Fact]
    public async Task A_skill_counts_when_both_answers_are_there()
    {
        Assert.Equal([new SkillChange("digcomp-2.2", "1.1", 1, 2, 4, 1, 1)], (await CountAsync(April, ImpactScope.Organisation)).Skills);
        Assert.Single((await CountAsync(April, ImpactScope.Partner(_spring.Fonds))).Skills);
        Assert.Empty((await CountAsync(April, ImpactScope.Partner(_spring.Mission))).Skills);
        Assert.Empty((await CountAsync(April, ImpactScope.Centre(_spring.Sud))).Skills);
    }

    [Fact]
    public async Task A_centre_or_a_partner_that_is_not_there_has_figures_of_nothing()
    {
        Assert.All((await CountAsync(April, ImpactScope.Partner(4711))).Figures, f => Assert.Equal(0, f.Value));
        Assert.All((await CountAsync(April, ImpactScope.Centre(4711))).Figures, f => Assert.Equal(0, f.Value));
    }

    [Fact]
    public async Task A_manager_of_one_centre_sees_that_one_and_nothing_of_the_others()
    {
        var manager = await _spring.Database.AddStaffAsync(StaffRole.Manager, _spring.Sud, "sud@example.org");
        var everywhere = await _spring.Database.AddStaffAsync(StaffRole.Manager, null, "direction@example.org");
        var desk = await _spring.Database.AddStaffAsync(StaffRole.Desk, null, "desk@example.org");
        ImpactScope[] others = [ImpactScope.Organisation, ImpactScope.Centre(_spring.Nord), ImpactScope.Partner(_spring.Pole)];

        Assert.Equal(1, (await CountAsync(April, ImpactScope.Centre(_spring.Sud), manager))[Indicator.PeopleHelped].Value);
        foreach (var scope in others)
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => CountAsync(April, scope, manager));
            await Assert.ThrowsAsync<NotAllowedException>(() => CountAsync(April, scope, desk));
            Assert.NotEmpty((await CountAsync(April, scope, everywhere)).Figures);
        }
    }

    private Task<ImpactFigures> CountAsync(ImpactPeriod period, ImpactScope scope, Actor? by = null) =>
        _spring.Database.As<CountImpact>(by ?? _spring.Database.Administrator).RunAsync(period, scope, TestContext.Current.CancellationToken);

    private static void AssertCounts(ImpactFigures figures, params (Indicator Indicator, long Now, long Before)[] counted) =>
        Assert.Equal(
            counted.Select(c => $"{c.Indicator}: {c.Now}, {c.Before} before"),
            counted.Select(c => $"{c.Indicator}: {figures[c.Indicator].Value}, {figures.Before.Single(f => f.Indicator == c.Indicator).Value} before"));

    private static IEnumerable<(string, long)> Rows(ImpactFigures figures, PeopleBy by) => figures.People.Single(t => t.By == by).Rows.Select(r => (r.Key, r.Count!.Value));

    private static IEnumerable<(string, long, long, long)> Values(ImpactFigures figures, ActivityBy by, Indicator one, Indicator two, Indicator three) =>
        figures.Activities.Single(t => t.By == by).Rows.Select(row => (row.Name.Length > 0 ? row.Name : row.Key, Value(row, one), Value(row, two), Value(row, three)));

    private static long Value(ActivityRow row, Indicator indicator) => row.Figures.Single(f => f.Indicator == indicator).Value!.Value;
}
