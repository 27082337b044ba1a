using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Compose;

/// <summary>Counts the figures of a report as they may be published: nothing small can be reckoned from them, nor from them and what was issued before.</summary>
public sealed class ProtectedFigures(Database database, CountImpact count)
{
    /// <exception cref="Shared.Security.NotAllowedException">Nobody is signed in who sees the impact of this scope.</exception>
    public async Task<ImpactFigures> RunAsync(ImpactPeriod period, ImpactScope scope, CancellationToken cancel)
    {
        var full = await count.RunAsync(period, scope, cancel);
        var (threshold, issued) = await database.ReadAsync(
            async db => (
                await db.Organisations.Select(o => o.DisclosureThreshold).SingleAsync(cancel),
                await db.ImpactReportDocuments.OrderBy(d => d.Report.IssuedAt).ThenBy(d => d.ReportId).Select(d => d.Figures).ToListAsync(cancel)),
            cancel);
        return Disclosure.Protect(full, threshold, issued.ConvertAll(FrozenJson.Read<ImpactFigures>));
    }
}
