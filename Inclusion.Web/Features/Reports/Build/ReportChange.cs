using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>A draft's version before and after a change, so that an open form knows whether only its own change came between.</summary>
public sealed record DraftVersions(long Before, long After);

/// <summary>What every change of a draft begins and ends with.</summary>
public sealed class ReportChange(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, and what the change refuses.</summary>
    /// <param name="version">The version that the change is made to; null for one that goes with any.</param>
    internal async Task<Outcome<DraftVersions>> RunAsync(long reportId, long? version, Func<InclusionDb, ImpactReport, Actor, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<DraftVersions>(
            actor,
            async db =>
            {
                if (await db.FindReportAsync(reportId, actor, cancel) is not { } report)
                {
                    return new NotFound();
                }

                var before = report.Version;
                if (version is not null && version != before)
                {
                    return report.IsDraft ? new ChangedMeanwhile() : new ReportIsIssued(report.Number!);
                }

                if (await change(db, report, actor) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                await db.SaveChangesAsync(cancel);
                return new DraftVersions(before, report.Version);
            },
            cancel);
    }
}
