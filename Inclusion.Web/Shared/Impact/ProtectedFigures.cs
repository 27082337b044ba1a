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
    public async Task<ImpactFigures> OfAsync(ImpactFigures full, CancellationToken cancel) => await (await FindProtectionAsync(cancel)).ProtectAsync(full, cancel);

    /// <summary>What figures are protected with today, for several of them.</summary>
    internal async Task<Protection> FindProtectionAsync(CancellationToken cancel)
    {
        var (threshold, issued) = await database.ReadAsync(
            async db => (
                await db.Organisations.Select(o => o.DisclosureThreshold).SingleAsync(cancel),
                await db.ImpactReportDocuments.OrderBy(d => d.Report.IssuedAt).ThenBy(d => d.ReportId).Select(d => d.Figures).ToListAsync(cancel)),
            cancel);
        return new Protection(threshold, await Task.Run(() => issued.ConvertAll(FrozenJson.Read<ImpactFigures>), cancel));
    }
}

/// <summary>What figures are protected with.</summary>
/// <param name="Threshold">The least count of people that is published.</param>
/// <param name="Issued">The protected figures of all reports that were issued, the oldest first.</param>
internal sealed record Protection(int Threshold, IReadOnlyList<ImpactFigures> Issued)
{
    /// <summary>With many reports before them it takes seconds of the processor, in which the page that asked stays alive.</summary>
    /// <param name="full">As counted.</param>
    public Task<ImpactFigures> ProtectAsync(ImpactFigures full, CancellationToken cancel) => Task.Run(() => Disclosure.Protect(full, Threshold, Issued), cancel);

    /// <summary>As it will be once these have been issued as well.</summary>
    /// <param name="next">Protected.</param>
    public Protection After(ImpactFigures next) => this with { Issued = [.. Issued, next] };
}
