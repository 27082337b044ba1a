using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Details;

/// <summary>An issued report as it was frozen.</summary>
/// <param name="Corrects">The report that it replaced; null for none.</param>
/// <param name="ReplacedBy">The report that was issued in its place; null while it is current.</param>
/// <param name="Correction">The draft that corrects it; null for none.</param>
/// <param name="Model">What it says.</param>
/// <param name="Sha256">Of the PDF, in hexadecimal.</param>
public sealed record ReportDetails(
    long Id, string Number, ReportStatus Status, string IssuedBy, OtherReport? Corrects, OtherReport? ReplacedBy, long? Correction, ReportModel Model, string Sha256, int PdfBytes);

public sealed record OtherReport(long Id, string Number);

/// <summary>What stands at a report's address.</summary>
/// <param name="Draft">Whether it is a draft, which is worked on elsewhere.</param>
/// <param name="Issued">Null for a draft.</param>
public sealed record FoundReport(bool Draft, ReportDetails? Issued);

/// <summary>Finds an issued report with what it says. That it was seen is noted.</summary>
public sealed class FindReport(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <returns>Null when there is none, or none that this person may see.</returns>
    /// <param name="again">It is open already and read again after a change.</param>
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<FoundReport?> RunAsync(long reportId, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        var found = await database.ReadAsync(
            async db => await db.FindReportAsync(reportId, actor, cancel) is { } report ? new FoundReport(report.IsDraft, report.IsDraft ? null : await ReadAsync(db, report, cancel)) : null,
            cancel);
        if (found is { Draft: false } && !again)
        {
            await audit.SeenAsync(actor, nameof(ImpactReport), reportId, cancel);
        }

        return found;
    }

    private static async Task<ReportDetails> ReadAsync(InclusionDb db, ImpactReport report, CancellationToken cancel)
    {
        var document = await db.ImpactReportDocuments.Where(d => d.ReportId == report.Id).Select(d => new { d.Model, d.Sha256, Bytes = d.Content.Length }).SingleAsync(cancel);
        var next = await db.ImpactReports.Where(r => r.CorrectsId == report.Id).Select(r => new { r.Id, r.Number }).FirstOrDefaultAsync(cancel);
        return new ReportDetails(
            report.Id,
            report.Number!,
            report.Status,
            report.IssuedBy!,
            await db.ImpactReports.Where(r => r.Id == report.CorrectsId).Select(r => new OtherReport(r.Id, r.Number!)).FirstOrDefaultAsync(cancel),
            next is { Number: { } number } ? new OtherReport(next.Id, number) : null,
            next is { Number: null } ? next.Id : null,
            FrozenJson.Read<ReportModel>(document.Model),
            document.Sha256,
            document.Bytes);
    }
}
