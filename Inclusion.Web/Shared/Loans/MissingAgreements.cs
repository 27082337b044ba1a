using Inclusion.Domain.Loans;
using Inclusion.Web.Data;

namespace Inclusion.Web.Shared.Loans;

internal static class MissingAgreements
{
    /// <summary>
    /// The open loans that were to have an agreement before the devices left, and have none: those that were lent here since agreements are required. A loan that was signed and renewed afterwards is not
    /// among them.
    /// </summary>
    public static IQueryable<Loan> WithoutAgreement(this IQueryable<Loan> loans, InclusionDb db) => loans.Where(l =>
        l.Status == LoanStatus.Open && !l.IsBeginUnknown
        && db.Organisations.Any(o => o.AgreementsRequiredSince != null && l.LentAt >= o.AgreementsRequiredSince)
        && !db.Agreements.Any(a => a.LoanId == l.Id));
}
