using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Impact;

/// <summary>Figures as they may be published: nothing small can be reckoned from them, nor from them and what was issued before.</summary>
public sealed class ProtectedFigures(Database database, CountImpact count)
{
    /// <summary>Counts them.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who sees the impact of this scope.</exception>
    public async Task<ImpactFigures> RunAsync(ImpactPeriod period, ImpactScope scope, CancellationToken cancel) => await OfAsync(await count.RunAsync(period, scope, cancel), cancel);

    /// <summary>Of what has been counted.</summary>
    public async Task<ImpactFigures> OfAsync(ImpactFigures full, CancellationToken cancel)
    {
        var (threshold, issued) = await database.ReadAsync(
            async db => (
                await db.Organisations.Select(o => o.DisclosureThreshold).SingleAsync(cancel),
                await db.ImpactReportDocuments.OrderBy(d => d.Report.IssuedAt).ThenBy(d => d.ReportId).Select(d => d.Figures).ToListAsync(cancel)),
            cancel);
        return Disclosure.Protect(full, threshold, issued.ConvertAll(FrozenJson.Read<ImpactFigures>));
    }
}
