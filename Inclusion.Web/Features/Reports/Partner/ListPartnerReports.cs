using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Partner;

/// <summary>A report about the partner of whoever asks.</summary>
/// <param name="ReplacedBy">The number of the report that was issued in its place; null while it is current.</param>
public sealed record PartnerReport(long Id, string Number, string Title, DateOnly First, DateOnly Last, string Language, DateOnly IssuedOn, string? ReplacedBy)
{
    public ImpactPeriod Period => ImpactPeriod.Between(First, Last).Value;
}

/// <param name="PartnerName">The organisation of whoever asks.</param>
/// <param name="IssuerName">Who issues the reports.</param>
/// <param name="Reports">The newest period first.</param>
public sealed record PartnerReports(string PartnerName, string IssuerName, IReadOnlyList<PartnerReport> Reports);

/// <summary>The issued reports about one's own organisation: all that there is for someone of a partner. A few a year, so all at once.</summary>
public sealed class ListPartnerReports(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks is not of a partner.</exception>
    public async Task<PartnerReports> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesOwnReports, cancel);
        return await database.ReadAsync(
            async db => new PartnerReports(
                await db.Partners.Where(p => p.Id == actor.PartnerId).Select(p => p.Name).SingleAsync(cancel),
                await db.Organisations.Select(o => o.Name).SingleAsync(cancel),
                await db.ImpactReports.Where(r => r.PartnerId == actor.PartnerId && r.Status != ReportStatus.Draft).OrderByDescending(r => r.Last).ThenByDescending(r => r.Id)
                    .Select(r => new PartnerReport(r.Id, r.Number!, r.Title, r.First, r.Last, r.Language, r.IssuedOn!.Value, r.ReplacedBy)).ToListAsync(cancel)),
            cancel);
    }
}
