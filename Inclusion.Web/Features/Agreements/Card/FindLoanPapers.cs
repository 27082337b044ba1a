using Inclusion.Domain.Agreements;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Loans;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Card;

/// <summary>How the agreement of a loan stands, and what can be printed of the loan.</summary>
/// <param name="Terms">What would be signed now.</param>
/// <param name="Signed">The latest; null when none was signed.</param>
/// <param name="CanSign">Something can be signed: the first time, or because the loan was renewed or something came back since.</param>
/// <param name="IsMissing">It was to be signed before the devices left, and was not.</param>
/// <param name="IsOut">Something of it is still with the borrower.</param>
/// <param name="CameBack">Something of it came back.</param>
/// <param name="MayMail">The borrower has an e-mail address, and wants to be written to.</param>
public sealed record LoanPapers(
    long LoanId, string Terms, AgreementUse Use, SignedAgreement? Signed, bool CanSign, bool IsMissing, bool IsOut, bool CameBack, bool MayMail, TimeZoneInfo Zone);

/// <param name="StaffName">Who ticked it, or gave screen or code; empty for the product itself.</param>
/// <param name="Drawing">Null when the name was typed or is on paper.</param>
public sealed record SignedAgreement(long Id, SignatureWay Way, DateTimeOffset At, string Name, string StaffName, SignatureDrawing? Drawing);

/// <summary>Reads how the agreement of a loan stands.</summary>
public sealed class FindLoanPapers(Database database, CurrentStaff staff)
{
    /// <returns>Null when there is no such loan, or the person asking works for another centre; also for a loan that was undone.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<LoanPapers?> RunAsync(long loanId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.LoanForAsync(actor, loanId, cancel) is not { Status: not LoanStatus.Undone } loan)
                {
                    return null;
                }

                var use = await db.Organisations.Select(o => o.Agreements).SingleAsync(cancel);
                var latest = await db.Agreements.Include(a => a.Signature).Where(a => a.LoanId == loanId).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
                var terms = Agreement.TermsOf(loan);
                var recipient = (await Recipient.ReadAsync(db, [loan.PersonId], cancel))[loan.PersonId];
                return new LoanPapers(
                    loan.Id,
                    terms,
                    use,
                    latest is null ? null : new SignedAgreement(latest.Id, latest.Way, latest.SignedAt, latest.SignedName, latest.StaffName, latest.Signature is { } drawn ? SignatureDrawing.Read(drawn.Strokes).Value : null),
                    use is not AgreementUse.Off && Agreement.WhyNot(loan, terms, await db.SignedTermsAsync(loanId, cancel)) is null,
                    await db.Loans.Where(l => l.Id == loanId).WithoutAgreement(db).AnyAsync(cancel),
                    loan.Status is LoanStatus.Open,
                    loan.Devices.Any(d => d.ReturnedOn is not null),
                    recipient.Channel is ContactChannel.Email,
                    (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel)).Calendar.Zone);
            },
            cancel);
    }
}
