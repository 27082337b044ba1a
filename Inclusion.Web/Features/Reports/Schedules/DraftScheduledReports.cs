using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Schedules;

/// <summary>
/// Drafts a report for each period that has ended, as the schedules say; a manager issues it. That a period was drafted is kept with the draft, so that a run that
/// comes twice, late or after a kill drafts nothing twice and forgets nothing.
/// </summary>
public sealed class DraftScheduledReports(Database database, CentreClock clock, TimeProvider time, ILogger<DraftScheduledReports> logger) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var drafted = 0;
        foreach (var (schedule, period) in await database.ReadAsync(db => DueAsync(db, cancel), cancel))
        {
            cancel.ThrowIfCancellationRequested();
            drafted += await DraftAsync(schedule.Id, period, cancel) ? 1 : 0;
        }

        return new JobCounts().With(nameof(ReportText.ReportsDrafted), drafted);
    }

    private async Task<List<(ReportSchedule Schedule, ImpactPeriod Period)>> DueAsync(InclusionDb db, CancellationToken cancel)
    {
        var due = new List<(ReportSchedule, ImpactPeriod)>();
        foreach (var schedule in await db.ReportSchedules.Where(s => !s.IsStopped).OrderBy(s => s.Id).ToListAsync(cancel))
        {
            var drafted = await db.ScheduledDrafts.Where(d => d.ScheduleId == schedule.Id).Select(d => d.First).ToListAsync(cancel);
            var today = await clock.TodayAsync(db, schedule.Scope, cancel);
            due.AddRange(schedule.Due(today).Where(p => !drafted.Contains(p.First)).Select(p => (schedule, p)));
        }

        return due;
    }

    /// <returns>False when it was drafted meanwhile, or the schedule was stopped or given up.</returns>
    private async Task<bool> DraftAsync(long scheduleId, ImpactPeriod period, CancellationToken cancel)
    {
        try
        {
            var drafted = await database.WriteAsync<long>(
                Actor.Product,
                async db =>
                {
                    var schedule = await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == scheduleId && !s.IsStopped, cancel);
                    if (schedule is null || await db.ScheduledDrafts.AnyAsync(d => d.ScheduleId == scheduleId && d.First == period.First, cancel))
                    {
                        return new NotFound();
                    }

                    var plan = new ReportPlan
                    {
                        Title = ReportTitles.Of(schedule.Language, period, schedule.Title),
                        Language = schedule.Language,
                        Period = period,
                        FactorSetId = schedule.FactorSetId,
                        Sections = schedule.Sections,
                    };
                    var report = ImpactReport.Draft(schedule.Scope, plan, Actor.Product, time.GetUtcNow());
                    if (report.IsRefused)
                    {
                        return report.Refusal;
                    }

                    db.ScheduledDrafts.Add(ScheduledDraft.Of(schedule, report.Value));
                    await db.SaveChangesAsync(cancel);
                    return report.Value.Id;
                },
                cancel);
            drafted.Refusal.ThrowIfFault();
            if (!drafted.IsRefused)
            {
                logger.DraftedBySchedule(drafted.Value, scheduleId);
            }

            return !drafted.IsRefused;
        }
        catch (UniqueViolationException e) when (e.IsOn("ScheduledDrafts."))
        {
            return false;
        }
    }
}
