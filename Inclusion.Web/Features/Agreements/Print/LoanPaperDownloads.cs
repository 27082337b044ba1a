using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Agreements.Print;

/// <summary>The addresses at which the papers of a loan are fetched. Nothing between here and the reader keeps a copy.</summary>
internal static class LoanPaperDownloads
{
    public static void MapLoanPapers(this WebApplication app)
    {
        app.MapGet("/loans/{id:long}/agreement.pdf", (long id, bool? signed, PrintLoanPapers print, CurrentStaff staff, HttpContext http) =>
                AnswerAsync(http, staff, () => signed is true ? print.SignedAgreementAsync(id, http.RequestAborted) : print.AgreementAsync(id, http.RequestAborted)))
            .RequireAuthorization(Policies.Desk);
        app.MapGet("/loans/{id:long}/return-receipt.pdf", (long id, PrintLoanPapers print, CurrentStaff staff, HttpContext http) => AnswerAsync(http, staff, () => print.ReturnReceiptAsync(id, http.RequestAborted)))
            .RequireAuthorization(Policies.Desk);
        app.MapGet("/loans/{id:long}/slip.pdf", (long id, PrintLoanPapers print, CurrentStaff staff, HttpContext http) => AnswerAsync(http, staff, () => print.BagSlipsAsync(id, http.RequestAborted)))
            .RequireAuthorization(Policies.Desk);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, CurrentStaff staff, Func<Task<Outcome<PrintedPaper>>> print)
    {
        staff.Use(http.User);
        var printed = await print();
        if (printed.IsRefused)
        {
            return FileDownload.Refused(printed.Refusal);
        }

        FileDownload.PresentInline(http.Response, printed.Value.FileName);
        return TypedResults.Bytes(printed.Value.Content, "application/pdf");
    }
}
