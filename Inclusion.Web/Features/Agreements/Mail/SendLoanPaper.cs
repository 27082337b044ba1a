using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Loans;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Mail;

/// <summary>A copy of this has been put into an e-mail before.</summary>
public sealed record PaperAlreadySent : Refusal;

/// <summary>The borrower has no e-mail address, or does not want to be written to: the copy is printed.</summary>
public sealed record BorrowerWithoutEmail : Refusal;

/// <summary>There is nothing to send: nothing was signed, or nothing came back.</summary>
public sealed record PaperNotThere : Refusal;

/// <summary>What is handed or sent to a borrower about a loan.</summary>
public enum LoanPaper
{
    Agreement,
    ReturnReceipt,
}

/// <summary>Puts a copy of a signed agreement or of a return receipt into an e-mail to the borrower, once: it goes out with the other messages, never at night.</summary>
public sealed class SendLoanPaper(Database database, CurrentStaff staff, PrintLoanPapers print, InstallationId installation, TimeProvider time, ILogger<SendLoanPaper> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="PaperNotThere"/>, <see cref="BorrowerWithoutEmail"/>, <see cref="PaperAlreadySent"/>, and what printing refuses.</summary>
    public async Task<Outcome> RunAsync(long loanId, LoanPaper paper, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var printed = paper is LoanPaper.Agreement ? await print.SignedAgreementAsync(loanId, cancel) : await print.ReturnReceiptAsync(loanId, cancel);
        if (printed.IsRefused)
        {
            return printed.Refusal;
        }

        var written = await database.WriteAsync<long>(actor, db => WriteAsync(db, actor, loanId, paper, printed.Value, cancel), cancel);
        if (written.IsRefused)
        {
            return written.Refusal;
        }

        logger.PaperPutIntoMessage(paper, loanId, written.Value, actor.StaffId);
        return Outcome.Done;
    }

    private async Task<Outcome<long>> WriteAsync(InclusionDb db, Domain.Staff.Actor actor, long loanId, LoanPaper paper, PrintedPaper printed, CancellationToken cancel)
    {
        if (await db.LoanForAsync(actor, loanId, cancel) is not { } loan)
        {
            return new NotFound();
        }

        // What is sent once: this signature, or the receipt of what has come back so far. What was withdrawn before it went out may be sent after all.
        var what = paper is LoanPaper.Agreement ? printed.AgreementId : loan.Devices.Max(d => d.ReturnedAt)?.ToUnixTimeMilliseconds();
        if (what is null || loan.Status is LoanStatus.Undone)
        {
            return new PaperNotThere();
        }

        var begins = string.Create(CultureInfo.InvariantCulture, $"{(paper is LoanPaper.Agreement ? LoanPaperMails.Agreements(loanId) : LoanPaperMails.ReturnReceipts(loanId))}{what}.");
        var before = await db.Messages.Where(m => m.PersonId == loan.PersonId && EF.Functions.Like(m.MessageId, begins + "%")).Select(m => m.Status).ToListAsync(cancel);
        if (before.Exists(status => status is not MessageStatus.Withdrawn))
        {
            return new PaperAlreadySent();
        }

        var messageId = string.Create(CultureInfo.InvariantCulture, $"{begins}{before.Count}.{installation.Value}@inclusion");

        var recipient = (await Recipient.ReadAsync(db, [loan.PersonId], cancel))[loan.PersonId];
        if (recipient.Channel is not ContactChannel.Email)
        {
            return new BorrowerWithoutEmail();
        }

        var now = time.GetUtcNow();
        var office = (await Office.LoadAsync(db, cancel))!;
        var centre = office.Centre(loan.CentreId);
        var language = Language.Find(printed.Language) ?? Language.English;
        using var speaking = language.Speak();
        var closing = centre.Name == office.OrganisationName ? centre.Name : $"{centre.Name}\n{office.OrganisationName}";
        var (subject, body) = paper is LoanPaper.Agreement ? (AgreementText.MailAgreementSubject, AgreementText.MailAgreementBody) : (AgreementText.MailReceiptSubject, AgreementText.MailReceiptBody);
        var message = Message.Confirm(
            recipient.PersonId,
            loan.CentreId,
            centre.Calendar.DateOf(now),
            ContactChannel.Email,
            language.Code,
            recipient.To,
            string.Format(CultureInfo.CurrentCulture, subject, loan.Number),
            string.Format(CultureInfo.CurrentCulture, body, recipient.Salutation, loan.Number, centre.Phone, closing),
            messageId,
            now,
            notBefore: SendingHours.NextAllowed(now, centre.Calendar.Zone));
        if (message.Attach(printed.FileName, "application/pdf", printed.Content) is { Refusal: { } refusal })
        {
            return refusal;
        }

        db.Messages.Add(message);
        await db.SaveChangesAsync(cancel);
        return message.Id;
    }
}
