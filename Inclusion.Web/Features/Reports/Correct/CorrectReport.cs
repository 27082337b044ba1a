using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Correct;

/// <summary>Begins the report that will replace an issued one: the same texts, quotations and photos; its figures are counted anew.</summary>
public sealed class CorrectReport(Database database, CurrentStaff staff, TimeProvider time, ILogger<CorrectReport> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="CorrectionUnderWay"/>, and what <see cref="ImpactReport.Correct"/> refuses.</summary>
    /// <returns>The id of the draft.</returns>
    public async Task<Outcome<long>> RunAsync(long reportId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        var drafted = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.FindReportAsync(reportId, actor, cancel) is not { } report)
                {
                    return new NotFound();
                }

                var draft = report.Correct(actor, time.GetUtcNow());
                if (draft.IsRefused)
                {
                    return draft.Refusal;
                }

                if (await db.ImpactReports.AnyAsync(r => r.CorrectsId == reportId, cancel))
                {
                    return new CorrectionUnderWay(report.Number!);
                }

                db.ImpactReports.Add(draft.Value);
                var pictures = await db.ReportPictures.AsNoTracking().Where(p => p.ReportId == reportId).OrderBy(p => p.Id).ToListAsync(cancel);
                db.ReportPictures.AddRange(pictures.Select(p => p.CopyFor(draft.Value)));
                await db.SaveChangesAsync(cancel);
                return draft.Value.Id;
            },
            cancel);
        if (!drafted.IsRefused)
        {
            logger.CorrectionBegun(reportId, drafted.Value, actor.StaffId);
        }

        return drafted;
    }
}
