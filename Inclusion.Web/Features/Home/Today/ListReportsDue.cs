using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>A draft of a report whose period is over.</summary>
/// <param name="IsScheduled">It was drafted by itself.</param>
public sealed record WaitingReport(long Id, string Title, DateOnly First, DateOnly Last, bool IsScheduled)
{
    public ImpactPeriod Period => ImpactPeriod.Between(First, Last).Value;
}

/// <summary>Finds the reports that wait for whoever may issue them, the longest waiting first.</summary>
public sealed class ListReportsDue(Database database, CurrentStaff staff, CentreClock clock)
{
    private const int Lines = 8;

    /// <returns>Nothing for someone who issues none.</returns>
    public async Task<IReadOnlyList<WaitingReport>> RunAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return [];
        }

        return await database.ReadAsync(
            async db =>
            {
                var today = (await clock.TodayAsync(db, cancel)).Earliest;
                return await db.ImpactReports
                    .Where(r => r.Status == ReportStatus.Draft && r.Last < today && (actor.CentreId == null || r.CentreId == actor.CentreId))
                    .OrderBy(r => r.Id).Take(Lines)
                    .Select(r => new WaitingReport(r.Id, r.Title, r.First, r.Last, db.ScheduledDrafts.Any(d => d.ReportId == r.Id)))
                    .ToListAsync(cancel);
            },
            cancel);
    }
}
