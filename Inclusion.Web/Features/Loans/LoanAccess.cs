using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans;

/// <summary>What every operation on a loan begins with.</summary>
internal static class LoanAccess
{
    /// <summary>The loan with its devices' lines; null when there is none, or none that this person works for.</summary>
    public static async Task<Loan?> FindLoanAsync(this InclusionDb db, long loanId, Actor by, CancellationToken cancel)
    {
        var loan = await db.Loans.Include(l => l.Devices).FirstOrDefaultAsync(l => l.Id == loanId, cancel);
        return loan is not null && by.WorksAt(loan.CentreId) ? loan : null;
    }
}
