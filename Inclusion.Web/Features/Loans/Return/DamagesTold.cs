using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Incidents;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>Damages that were noted as incidents while a device was on a loan, and that are left when it comes back.</summary>
/// <param name="OfLoan">What happened on this loan, one damage a line: it is proposed as what is said at the return; null when nothing is.</param>
/// <param name="Others">What happened on no loan or an earlier one, and was found out meanwhile: not this borrower's doing.</param>
internal sealed record DamagesTold(string? OfLoan, IReadOnlyList<string> Others)
{
    /// <param name="device">With its faults.</param>
    public static async Task<DamagesTold> ReadAsync(InclusionDb db, Device device, Loan loan, CancellationToken cancel)
    {
        var left = (await db.DamagesLeftAsync(device, loan.Id, loan.LentAt, cancel)).ToLookup(i => i.LoanId == loan.Id, i => i.What);
        var said = string.Join('\n', left[true]);
        return new DamagesTold(
            said.Length == 0 ? null : said.Length <= DeviceFault.DamageMaxLength ? said : said[..(DeviceFault.DamageMaxLength - 1)] + "…",
            [.. left[false]]);
    }
}
