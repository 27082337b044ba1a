using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Schedules;

/// <param name="Language">fr or en.</param>
/// <param name="Title">How each title begins; empty: as for any new report.</param>
public sealed record PlanScheduleCommand(ImpactScope Scope, PeriodKind Every, string Language, string Title, IReadOnlyList<ReportSection> Sections);

/// <summary>Has reports drafted after each period, stops that, goes on with it, or gives it up. What was drafted stays.</summary>
public sealed class ChangeSchedules(Database database, CurrentStaff staff, EnvironmentFactors factors, CentreClock clock)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/> (there is no such centre or partner), and what <see cref="ReportSchedule.Plan"/> refuses.</summary>
    public async Task<Outcome> PlanAsync(PlanScheduleCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.SeesImpactOf(command.Scope))
        {
            return new NotAllowed();
        }

        var facts = new ScheduleFacts
        {
            Every = command.Every,
            Language = command.Language,
            Title = command.Title,
            FactorSetId = factors.Default.Id,
            Sections = [.. command.Sections.Select(section => new SectionPlan(section, true))],
        };
        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.ScopeNameAsync(command.Scope, cancel) is null)
                {
                    return new NotFound();
                }

                var schedule = ReportSchedule.Plan(command.Scope, facts, await clock.TodayAsync(db, command.Scope, cancel), actor);
                if (schedule.IsRefused)
                {
                    return schedule.Refusal;
                }

                db.ReportSchedules.Add(schedule.Value);
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public Task<Outcome> StopAsync(long scheduleId, CancellationToken cancel) => ChangeAsync(scheduleId, (_, schedule, _) => schedule.Stop(), cancel);

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public Task<Outcome> ResumeAsync(long scheduleId, CancellationToken cancel) => ChangeAsync(scheduleId, (_, schedule, today) => schedule.Resume(today), cancel);

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public Task<Outcome> RemoveAsync(long scheduleId, CancellationToken cancel) => ChangeAsync(scheduleId, (db, schedule, _) => db.ReportSchedules.Remove(schedule), cancel);

    private async Task<Outcome> ChangeAsync(long scheduleId, Action<InclusionDb, ReportSchedule, DateOnly> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var schedule = await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == scheduleId, cancel);
                if (schedule is null || !actor.SeesImpactOf(schedule.Scope))
                {
                    return new NotFound();
                }

                change(db, schedule, await clock.TodayAsync(db, schedule.Scope, cancel));
                return Outcome.Done;
            },
            cancel);
    }
}
