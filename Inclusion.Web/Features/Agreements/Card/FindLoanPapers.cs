using Inclusion.Domain.Agreements;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Loans;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Card;

/// <summary>How the agreement of a loan stands, and what can be printed of the loan.</summary>
/// <param name="Agreed">For the loan as it is now, else the latest; null when none was signed.</param>
/// <param name="ToSign">Something can be signed: the first time, or because the loan was renewed or something came back since. Null when nothing can.</param>
/// <param name="IsMissing">It was to be signed before the devices left, and was not.</param>
/// <param name="IsOut">Something of it is still with the borrower.</param>
/// <param name="CameBack">Something of it came back.</param>
/// <param name="MayMail">The borrower has an e-mail address, and wants to be written to.</param>
public sealed record LoanPapers(
    long LoanId, AgreementUse Use, SignedAgreement? Agreed, PaperToSign? ToSign, bool IsMissing, bool IsOut, bool CameBack, bool MayMail, TimeZoneInfo Zone);

/// <param name="StaffName">Who ticked it, or gave screen or code; empty for the product itself.</param>
/// <param name="Drawing">Null when the name was typed or is on paper.</param>
public sealed record SignedAgreement(long Id, SignatureWay Way, DateTimeOffset At, string Name, string StaffName, SignatureDrawing? Drawing);

/// <summary>What a paper says that is printed and signed now.</summary>
/// <param name="TextKey">See <see cref="AgreementSigning.KeyOf"/>.</param>
/// <param name="Wording">The number of its version; 0: the product's own text.</param>
/// <param name="Tags">Of the devices that are out.</param>
public sealed record PaperToSign(string Terms, string TextKey, int Wording, DateOnly DueOn, IReadOnlyList<string> Tags);

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
                var signed = await db.AgreementOfAsync(loan, cancel);
                var recipient = (await Recipient.ReadAsync(db, [loan.PersonId], cancel))[loan.PersonId];
                return new LoanPapers(
                    loan.Id,
                    use,
                    signed is null ? null : new SignedAgreement(signed.Id, signed.Way, signed.SignedAt, signed.SignedName, signed.StaffName, signed.Signature is { } drawn ? SignatureDrawing.Read(drawn.Strokes).Value : null),
                    await ToSignAsync(db, loan, cancel),
                    await db.Loans.Where(l => l.Id == loanId).WithoutAgreement(db).AnyAsync(cancel),
                    loan.Status is LoanStatus.Open,
                    loan.Devices.Any(d => d.ReturnedOn is not null),
                    recipient.Channel is ContactChannel.Email,
                    (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel)).Calendar.Zone);
            },
            cancel);
    }

    private static async Task<PaperToSign?> ToSignAsync(InclusionDb db, Loan loan, CancellationToken cancel)
    {
        if (await db.WhyNotNowAsync(loan, Agreement.TermsOf(loan), cancel) is not null)
        {
            return null;
        }

        var draft = await db.DraftAsync(loan, null, cancel);
        return new PaperToSign(draft.Terms, AgreementSigning.KeyOf(draft.Text), draft.Wording, loan.DueOn, [.. loan.Devices.Where(d => d.IsOut).Select(d => d.Tag).Order(StringComparer.Ordinal)]);
    }
}
