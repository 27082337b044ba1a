using System.Globalization;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Print;

/// <param name="Language">fr or en.</param>
/// <param name="FileName">With its extension.</param>
/// <param name="AgreementId">Of the signed agreement that it shows; null for what is to be signed, and for other papers.</param>
public sealed record PrintedPaper(string Language, string FileName, byte[] Content, long? AgreementId);

/// <summary>Prints what a borrower is given on paper: the agreement, the receipt of what came back, and the slip for the bag. Who takes along a paper that names the borrower is noted.</summary>
public sealed class PrintLoanPapers(Database database, CurrentStaff staff, AuditTrail audit, DocumentWriter writer, PublicAddress address, TimeProvider time)
{
    /// <summary>
    /// While something can be signed, with lines to sign on; otherwise as it was signed. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="PaperNotThere"/> (nothing was signed, and
    /// nothing can be).
    /// </summary>
    public Task<Outcome<PrintedPaper>> AgreementAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId, isToSign: true, model => model.CanSign || model.Agreed is not null, () => AgreementPrintText.Title, (model, zone) => [new AgreementDocument(model, zone)], cancel);

    /// <summary>As it was signed for the loan as it is now, else the latest. As <see cref="AgreementAsync"/>; <see cref="PaperNotThere"/> when nothing was signed.</summary>
    public Task<Outcome<PrintedPaper>> SignedAgreementAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId, isToSign: false, model => model.Agreed is not null, () => AgreementPrintText.Title, (model, zone) => [new AgreementDocument(model, zone)], cancel);

    /// <summary>As <see cref="AgreementAsync"/>; <see cref="PaperNotThere"/> while nothing has come back.</summary>
    public Task<Outcome<PrintedPaper>> ReturnReceiptAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId, isToSign: false, model => model.Devices.Any(d => d.ReturnedOn is not null), () => AgreementPrintText.ReceiptTitle, (model, _) => [new ReturnReceiptDocument(model)], cancel);

    /// <summary>One page for each device that is out. As <see cref="AgreementAsync"/>; <see cref="PaperNotThere"/> when nothing is out.</summary>
    public Task<Outcome<PrintedPaper>> BagSlipsAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId,
        isToSign: false,
        model => model.Devices.Any(d => d.IsOut),
        () => AgreementPrintText.SlipTitle,
        (model, _) => [.. model.Devices.Where(d => d.IsOut).Select(d => new BagSlip(model, d, CodeOf(d.Tag)))],
        cancel);

    private async Task<Outcome<PrintedPaper>> PrintAsync(
        long loanId, bool isToSign, Func<LoanSheetModel, bool> isThere, Func<string> title, Func<LoanSheetModel, TimeZoneInfo, IReadOnlyList<PrintedDocument>> pages, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var read = await database.ReadAsync(db => ReadAsync(db, actor, loanId, isToSign, cancel), cancel);
        if (read is not var (model, zone))
        {
            return new NotFound();
        }

        if (!isThere(model))
        {
            return new PaperNotThere();
        }

        using var speaking = model.Language.Speak();
        var documents = pages(model, zone);
        var file = writer.PrintWhole(documents[0].Info, documents, cancel);
        var agreement = documents[0] is AgreementDocument ? model.Agreed?.Id : null;
        if (agreement is { } id)
        {
            await audit.SeenAsync(actor, nameof(Agreement), id, cancel);
        }
        else if (documents[0] is not BagSlip)
        {
            await audit.SeenAsync(actor, nameof(Loan), loanId, cancel);
        }

        return new PrintedPaper(model.Language.Code, string.Create(CultureInfo.InvariantCulture, $"{title()} {model.Number}.pdf"), file, agreement);
    }

    private async Task<(LoanSheetModel Model, TimeZoneInfo Zone)?> ReadAsync(InclusionDb db, Actor actor, long loanId, bool isToSign, CancellationToken cancel) =>
        await db.LoanForAsync(actor, loanId, cancel) is { } loan
            ? (await LoanSheetModel.ReadAsync(db, loan, isToSign, time.GetUtcNow(), cancel), (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel)).Calendar.Zone)
            : null;

    /// <summary>Without a public address nobody outside could open a page: the tag stands alone, as on a label.</summary>
    private string CodeOf(string tag) => address.IsSet ? address.Of(Routes.FoundDevice(tag)).AbsoluteUri : tag;
}
