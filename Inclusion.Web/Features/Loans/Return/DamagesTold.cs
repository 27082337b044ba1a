using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>Damages that were noted as incidents while a device was on a loan, and that are left when it comes back.</summary>
/// <param name="OfLoan">What happened on this loan, one damage a line: it is proposed as what is said at the return; null when nothing is.</param>
/// <param name="Others">What happened on no loan or an earlier one, and was found out meanwhile: not this borrower's doing.</param>
internal sealed record DamagesTold(string? OfLoan, IReadOnlyList<string> Others)
{
    /// <param name="device">With its faults.</param>
    public static async Task<DamagesTold> ReadAsync(InclusionDb db, Device device, Loan loan, CancellationToken cancel)
    {
        var incidents = await db.Incidents.AsNoTracking()
            .Where(i => i.DeviceId == device.Id && i.Kind == IncidentKind.Damage && i.Consequence != IncidentConsequence.Repaired && (i.LoanId == loan.Id || i.NotedAt >= loan.LentAt))
            .OrderBy(i => i.HappenedOn).ThenBy(i => i.Id)
            .ToListAsync(cancel);

        // Said already, though it may have been mended since: where the return was undone and comes again.
        var left = incidents.FindAll(i => !device.Faults.Any(f => f.Damage == i.What && f.NotedAt >= i.NotedAt)).DistinctBy(i => i.What).ToLookup(i => i.LoanId == loan.Id, i => i.What);
        var said = string.Join('\n', left[true]);
        return new DamagesTold(
            said.Length == 0 ? null : said.Length <= DeviceFault.DamageMaxLength ? said : said[..(DeviceFault.DamageMaxLength - 1)] + "…",
            [.. left[false]]);
    }
}
