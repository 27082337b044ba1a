using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements.Print;

/// <param name="Language">fr or en.</param>
/// <param name="FileName">With its extension.</param>
public sealed record PrintedPaper(string Language, string FileName, byte[] Content);

/// <summary>Prints what a borrower is given on paper: the agreement, the receipt of what came back, and the slip for the bag.</summary>
public sealed class PrintLoanPapers(Database database, CurrentStaff staff, DocumentWriter writer, PublicAddress address, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="PaperNotThere"/> (of a loan that was undone or is over, and was never signed), <see cref="LettersNotDrawable"/>.</summary>
    public Task<Outcome<PrintedPaper>> AgreementAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId,
        (model, loan) => model.Signed is not null || loan.Status is LoanStatus.Open,
        model => AgreementPrintText.Title,
        (model, zone) => [new AgreementDocument(model, zone)],
        cancel);

    /// <summary>As <see cref="AgreementAsync"/>; <see cref="PaperNotThere"/> while nothing has come back.</summary>
    public Task<Outcome<PrintedPaper>> ReturnReceiptAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId, (model, _) => model.Devices.Any(d => d.ReturnedOn is not null), model => AgreementPrintText.ReceiptTitle, (model, _) => [new ReturnReceiptDocument(model)], cancel);

    /// <summary>One page for each device that is out. As <see cref="AgreementAsync"/>; <see cref="PaperNotThere"/> when nothing is out.</summary>
    public Task<Outcome<PrintedPaper>> BagSlipsAsync(long loanId, CancellationToken cancel) => PrintAsync(
        loanId,
        (model, _) => model.Devices.Any(d => d.IsOut),
        model => AgreementPrintText.SlipTitle,
        (model, _) => [.. model.Devices.Where(d => d.IsOut).Select(d => new BagSlip(model, d, CodeOf(d.Tag)))],
        cancel);

    private async Task<Outcome<PrintedPaper>> PrintAsync(
        long loanId, Func<LoanSheetModel, Loan, bool> isThere, Func<LoanSheetModel, string> title, Func<LoanSheetModel, TimeZoneInfo, IReadOnlyList<PrintedDocument>> pages, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var read = await database.ReadAsync(db => ReadAsync(db, actor, loanId, cancel), cancel);
        if (read is not var (loan, model, zone))
        {
            return new NotFound();
        }

        if (!isThere(model, loan))
        {
            return new PaperNotThere();
        }

        using var speaking = model.Language.Speak();
        var documents = pages(model, zone);
        using var file = new MemoryStream();
        try
        {
            writer.Write(file, documents[0].Info, documents, null, cancel);
        }
        catch (UndrawableTextException missing)
        {
            return missing.Undrawable.Refusal;
        }

        return new PrintedPaper(model.Language.Code, string.Create(CultureInfo.InvariantCulture, $"{title(model)} {model.Number}.pdf"), file.ToArray());
    }

    private async Task<(Loan Loan, LoanSheetModel Model, TimeZoneInfo Zone)?> ReadAsync(InclusionDb db, Actor actor, long loanId, CancellationToken cancel) =>
        await db.LoanForAsync(actor, loanId, cancel) is { } loan
            ? (loan, await LoanSheetModel.ReadAsync(db, loan, time.GetUtcNow(), cancel), (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel)).Calendar.Zone)
            : null;

    /// <summary>Without a public address nobody outside could open a page: the tag stands alone, as on a label.</summary>
    private string CodeOf(string tag) => address.IsSet ? address.Of(Routes.FoundDevice(tag)).AbsoluteUri : tag;
}
