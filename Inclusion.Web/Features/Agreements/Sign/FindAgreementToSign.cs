using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Agreements.Sign;

/// <summary>Reads what a borrower is to sign on the desk's screen. That it was seen is noted at their loan.</summary>
public sealed class FindAgreementToSign(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <param name="again">It is on the screen already, and comes back with what was filled in: that is no second look.</param>
    /// <returns>Refuses <see cref="NotFound"/>, <see cref="AgreementsNotUsed"/>, and what <see cref="Agreement.WhyNot"/> refuses.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<Outcome<AgreementToSign>> RunAsync(long loanId, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var found = await database.ReadAsync<Outcome<AgreementToSign>>(
            async db =>
            {
                if (await db.LoanForAsync(actor, loanId, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                return await db.WhyNotNowAsync(loan, Agreement.TermsOf(loan), cancel) is { } refusal
                    ? refusal
                    : await AgreementToSign.ReadAsync(db, await db.DraftAsync(loan, null, cancel), loan, cancel);
            },
            cancel);
        if (!found.IsRefused && !again)
        {
            await audit.SeenAsync(actor, nameof(Loan), loanId, cancel);
        }

        return found;
    }
}
