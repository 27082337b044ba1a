using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>Whether a check-out form has made its loan already: after a lost connection nobody knows.</summary>
public sealed class FindMadeLoan(Database database, CurrentStaff staff)
{
    /// <returns>Null when the form has made none.</returns>
    public async Task<LoanMade?> RunAsync(Guid requestKey, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.Loans.Where(l => l.RequestKey == requestKey && l.Status != LoanStatus.Undone).Select(l => new LoanMade(l.Id, l.Number, l.DueOn)).FirstOrDefaultAsync(cancel), cancel);
    }
}
