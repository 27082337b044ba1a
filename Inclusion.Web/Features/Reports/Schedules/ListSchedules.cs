using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Schedules;

/// <param name="ScopeName">Empty for the organisation.</param>
/// <param name="Next">The period of the next draft.</param>
public sealed record ScheduleRow(long Id, PeriodKind Every, string ScopeName, string Language, string Title, bool IsStopped, ImpactPeriod Next);

/// <summary>The schedules of reports that someone may issue, the oldest first. There are a few.</summary>
public sealed class ListSchedules(Database database, CurrentStaff staff, CentreClock clock)
{
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<IReadOnlyList<ScheduleRow>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        return await database.ReadAsync<IReadOnlyList<ScheduleRow>>(
            async db =>
            {
                var rows = new List<ScheduleRow>();
                foreach (var schedule in await db.ReportSchedules.OrderBy(s => s.Id).ToListAsync(cancel))
                {
                    if (actor.SeesImpactOf(schedule.Scope))
                    {
                        var name = await db.ScopeNameAsync(schedule.Scope, cancel) ?? "";
                        var today = await clock.TodayAsync(db, schedule.Scope, cancel);
                        rows.Add(new ScheduleRow(schedule.Id, schedule.Every, name, schedule.Language, schedule.Title, schedule.IsStopped, schedule.Next(today)));
                    }
                }

                return rows;
            },
            cancel);
    }
}
