using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reports;

public sealed class SchedulesTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_period_is_drafted_once_however_often_the_job_runs()
    {
        await using var database = await TestDatabase.CreateAsync(November);
        await PlanAsync(database, PeriodKind.Month, ImpactScope.Centre(database.CentreId));
        Assert.Equal("", await RunAsync(database));

        database.Clock.Set(new DateTimeOffset(2026, 12, 2, 8, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RunAsync(database))));
        Assert.Equal("", await RunAsync(database));
        var report = await database.ReadAsync(db => db.ImpactReports.SingleAsync());
        Assert.Equal(("À la ville, novembre 2026", "", ReportStatus.Draft, ImpactPeriod.Month(new DateOnly(2026, 11, 1))), (report.Title, report.CreatedBy, report.Status, report.Period));
        Assert.Equal([ReportSection.People], report.Sections.Where(s => s.IsIncluded).Select(s => s.Section));

        // Thrown away, it does not come back.
        Assert.Null((await database.As<DiscardDraft>().RunAsync(report.Id, CancellationToken.None)).Refusal);
        Assert.Equal("", await RunAsync(database));
        Assert.False(await database.ReadAsync(db => db.ImpactReports.AnyAsync()));
    }

    [Fact]
    public async Task A_late_run_forgets_nothing_and_a_stopped_schedule_drafts_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(November);
        await PlanAsync(database, PeriodKind.Month, ImpactScope.Organisation);
        await PlanAsync(database, PeriodKind.Month, ImpactScope.Organisation);
        var stopped = (await database.As<ListSchedules>().RunAsync(CancellationToken.None))[1].Id;
        Assert.Null((await database.As<ChangeSchedules>().StopAsync(stopped, CancellationToken.None)).Refusal);
        database.Clock.Set(new DateTimeOffset(2027, 2, 10, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal("ReportsDrafted=3", await RunAsync(database));
        Assert.Equal([11, 12, 1], await database.ReadAsync(db => db.ImpactReports.OrderBy(r => r.First).Select(r => r.First.Month).ToListAsync()));

        Assert.Null((await database.As<ChangeSchedules>().ResumeAsync(stopped, CancellationToken.None)).Refusal);
        Assert.Equal("", await RunAsync(database));
        Assert.Null((await database.As<ChangeSchedules>().RemoveAsync(stopped, CancellationToken.None)).Refusal);
        Assert.Equal(3, await database.ReadAsync(db => db.ImpactReports.CountAsync()));
    }

    [Fact]
    public async Task What_was_drafted_waits_on_Today_for_those_who_may_issue_it()
    {
        await using var database = await TestDatabase.CreateAsync(November);
        await PlanAsync(database, PeriodKind.Year, ImpactScope.Organisation);
        database.Clock.Set(new DateTimeOffset(2027, 1, 2, 8, 0, 0, TimeSpan.Zero));
        await RunAsync(database);
        await database.DraftReportAsync(period: ImpactPeriod.Year(2027));
        var waiting = Assert.Single(await database.As<ListReportsDue>().RunAsync(CancellationToken.None));
        Assert.Equal((true, ImpactPeriod.Year(2026)), (waiting.IsScheduled, waiting.Period));

        foreach (var actor in new[] { new Actor(8, "M", StaffRole.Manager, database.CentreId), new Actor(9, "D", StaffRole.Desk, null) })
        {
            Assert.Empty(await database.As<ListReportsDue>(actor).RunAsync(CancellationToken.None));
        }

        await database.IssueReportAsync(waiting.Id);
        Assert.Empty(await database.As<ListReportsDue>().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_manager_schedules_about_the_own_centre_only()
    {
        await using var database = await TestDatabase.CreateAsync(November);
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "marc@example.org");
        await PlanAsync(database, PeriodKind.Year, ImpactScope.Organisation);
        var id = (await database.As<ListSchedules>().RunAsync(CancellationToken.None)).Single().Id;
        Assert.Empty(await database.As<ListSchedules>(manager).RunAsync(CancellationToken.None));
        Assert.IsType<NotFound>((await database.As<ChangeSchedules>(manager).StopAsync(id, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeSchedules>(manager).PlanAsync(new(ImpactScope.Organisation, PeriodKind.Year, "fr", "", [ReportSection.People]), CancellationToken.None)).Refusal);
        Assert.Null((await database.As<ChangeSchedules>(manager).PlanAsync(new(ImpactScope.Centre(database.CentreId), PeriodKind.Year, "fr", "", [ReportSection.People]), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeSchedules>(new Actor(9, "D", StaffRole.Desk, null)).RemoveAsync(id, CancellationToken.None)).Refusal);
    }

    private static async Task PlanAsync(TestDatabase database, PeriodKind every, ImpactScope scope) =>
        Assert.Null((await database.As<ChangeSchedules>().PlanAsync(new(scope, every, "fr", "À la ville", [ReportSection.People]), CancellationToken.None)).Refusal);

    private static async Task<string> RunAsync(TestDatabase database) => (await database.As<DraftScheduledReports>(Actor.Product).RunAsync(CancellationToken.None)).ToString();
}
