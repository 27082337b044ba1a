using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Agreements.Phone;

/// <param name="Address">Of the page on which it is signed.</param>
public sealed record MadeSigningCode(Uri Address, DateTimeOffset EndsAt);

/// <summary>Makes the code by which a borrower signs on their own phone; an earlier one of the loan opens nothing any more.</summary>
public sealed class MakeSigningCode(Database database, CurrentStaff staff, PublicAddress address, TimeProvider time, ILogger<MakeSigningCode> logger)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="AgreementsNotUsed"/>, and what <see cref="SigningCode.Make"/> refuses.</returns>
    public async Task<Outcome<MadeSigningCode>> RunAsync(long loanId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var secret = RandomTokens.Draw();
        var made = await database.WriteAsync<DateTimeOffset>(
            actor,
            async db =>
            {
                if (await db.LoanForAsync(actor, loanId, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                if (await db.WhyNotNowAsync(loan, Agreement.TermsOf(loan), cancel) is { } refusal)
                {
                    return refusal;
                }

                var now = time.GetUtcNow();
                var code = SigningCode.Make(loan, await db.DraftAsync(loan, null, cancel), await db.SignedTermsAsync(loanId, cancel), SigningCodes.KeyOf(secret)!, actor, now);
                if (code.IsRefused)
                {
                    return code.Refusal;
                }

                await SigningCodes.DropAsync(db, loanId, now, cancel);
                db.SigningCodes.Add(code.Value);
                return code.Value.EndsAt;
            },
            cancel);
        if (made.IsRefused)
        {
            return made.Refusal;
        }

        logger.SigningCodeMade(loanId, actor.StaffId);
        return new MadeSigningCode(address.Of(Routes.SignOnPhone(secret)), made.Value);
    }
}
