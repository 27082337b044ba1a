using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Download;

/// <summary>A report as it was printed when it was issued.</summary>
public sealed record ReportFile(string Number, byte[] Content);

/// <summary>Reads what is kept of reports. That someone took it away is noted.</summary>
public sealed class ReportFiles(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>The printed pages: the same bytes as on the day of issue. A partner finds the current reports about themselves, and no other.</summary>
    /// <returns>Null when there is none, it is a draft, or it is not this person's to see.</returns>
    /// <exception cref="NotAllowedException">Nobody is signed in who may see any report.</exception>
    public Task<ReportFile?> PdfAsync(long reportId, CancellationToken cancel) => ReadAsync(
        reportId,
        a => a.SeesImpact || a.SeesOwnReports,
        async (db, report) => new ReportFile(report.Number!, await db.ImpactReportDocuments.Where(d => d.ReportId == report.Id).Select(d => d.Content).SingleAsync(cancel)),
        cancel);

    /// <summary>What an issued report says: for tables, poster and card of the same figures.</summary>
    /// <returns>Null when there is none, it is a draft, or it is not this person's to see.</returns>
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public Task<ReportModel?> ModelAsync(long reportId, CancellationToken cancel) => ReadAsync(
        reportId,
        a => a.SeesImpact,
        async (db, report) => FrozenJson.Read<ReportModel>(await db.ImpactReportDocuments.Where(d => d.ReportId == report.Id).Select(d => d.Model).SingleAsync(cancel)),
        cancel);

    /// <summary>A photo of a report, for whoever works on it.</summary>
    /// <returns>Null when there is none, or none that this person may see.</returns>
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<byte[]?> PictureAsync(long reportId, long pictureId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        return await database.ReadAsync(
            async db => await db.FindReportAsync(reportId, actor, cancel) is null
                ? null
                : await db.ReportPictures.Where(p => p.Id == pictureId && p.ReportId == reportId).Select(p => p.Jpeg).FirstOrDefaultAsync(cancel),
            cancel);
    }

    private async Task<T?> ReadAsync<T>(long reportId, Func<Actor, bool> may, Func<InclusionDb, ImpactReport, Task<T>> read, CancellationToken cancel)
        where T : class
    {
        var actor = await staff.RequireAsync(may, cancel);
        var content = await database.ReadAsync(
            async db => await db.ImpactReports.FirstOrDefaultAsync(r => r.Id == reportId, cancel) is { IsDraft: false } report && Sees(actor, report) ? await read(db, report) : null,
            cancel);
        if (content is not null)
        {
            await audit.SeenAsync(actor, nameof(ImpactReport), reportId, cancel);
        }

        return content;
    }

    private static bool Sees(Actor actor, ImpactReport report) =>
        actor.SeesImpactOf(report.Scope) || (actor.SeesOwnReports && report.PartnerId == actor.PartnerId && report.Status is ReportStatus.Issued);
}
