using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports;

/// <summary>What operations on reports begin with.</summary>
internal static class ReportAccess
{
    /// <summary>Those that this person may write and issue: all, or those about the one centre that they run.</summary>
    public static IQueryable<ImpactReport> OpenTo(this IQueryable<ImpactReport> reports, Actor by) =>
        by.CentreId is { } centre ? reports.Where(r => r.CentreId == centre) : reports;

    /// <summary>The report with its quotations; null when there is none, or none that this person may write.</summary>
    public static async Task<ImpactReport?> FindReportAsync(this InclusionDb db, long reportId, Actor by, CancellationToken cancel)
    {
        var report = await db.ImpactReports.Include(r => r.Quotations).FirstOrDefaultAsync(r => r.Id == reportId, cancel);
        return report is not null && by.SeesImpactOf(report.Scope) ? report : null;
    }

    /// <summary>Of these people those whose consent to publication holds.</summary>
    public static async Task<IReadOnlySet<long>> ConsentingAsync(this InclusionDb db, IEnumerable<long?> people, CancellationToken cancel)
    {
        var asked = people.OfType<long>().Distinct().ToList();
        return (await db.PersonConsents.Where(c => asked.Contains(c.PersonId) && c.Kind == ConsentKind.Publication && c.WithdrawnOn == null).Select(c => c.PersonId).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>The day where the figures of this scope come from; with several centres, the day at the last of them: what ended before it is over everywhere.</summary>
    public static async Task<DateOnly> TodayAsync(this CentreClock clock, InclusionDb db, ImpactScope scope, CancellationToken cancel)
    {
        var days = await clock.TodayAsync(db, cancel);
        return scope.CentreId is { } centre ? days.At(centre) : days.Earliest;
    }
}
