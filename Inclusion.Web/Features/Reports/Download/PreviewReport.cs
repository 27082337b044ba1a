using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Compose;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reports.Download;

/// <summary>Prints a draft as it is saved, marked as a draft on every page. That it was seen is noted.</summary>
public sealed class PreviewReport(Database database, CurrentStaff staff, ComposeReport compose, ReportPrinter printer, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotFound"/> (there is none, or none that this person may write), <see cref="ReportIsIssued"/>, and what the printer refuses.</summary>
    /// Refuses <see cref="NotAllowed"/> unless someone is signed in who runs a centre.
    public async Task<Outcome<byte[]>> RunAsync(long reportId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        if (await database.ReadAsync(db => db.FindReportAsync(reportId, actor, cancel), cancel) is not { } report)
        {
            return new NotFound();
        }

        if (!report.IsDraft)
        {
            return new ReportIsIssued(report.Number!);
        }

        var model = await compose.RunAsync(report, cancel);
        await audit.SeenAsync(actor, nameof(ImpactReport), reportId, cancel);
        return printer.Print(model, cancel);
    }
}
