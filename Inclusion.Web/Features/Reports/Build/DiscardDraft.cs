using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>Throws a draft away, with its quotations and photos. A schedule does not draft its period again.</summary>
public sealed class DiscardDraft(Database database, CurrentStaff staff, ILogger<DiscardDraft> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ReportIsIssued"/>.</summary>
    public async Task<Outcome> RunAsync(long reportId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindReportAsync(reportId, actor, cancel) is not { } report)
                {
                    return new NotFound();
                }

                if (!report.IsDraft)
                {
                    return new ReportIsIssued(report.Number!);
                }

                db.ImpactReports.Remove(report);
                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.Discarded(reportId, actor.StaffId);
        }

        return outcome;
    }
}
