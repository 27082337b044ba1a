using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Agreements.Sign;

/// <summary>Reads what a borrower is to sign on the desk's screen.</summary>
public sealed class FindAgreementToSign(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotFound"/>, <see cref="AgreementsNotUsed"/>, and what <see cref="Agreement.WhyNot"/> refuses.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<Outcome<AgreementToSign>> RunAsync(long loanId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<Outcome<AgreementToSign>>(
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
    }
}
