using Inclusion.Web.Features.Loans.Advice;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Loans.Rules;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Loans;

/// <summary>Lending: from check-out to return.</summary>
public static class LoansFeature
{
    public static IServiceCollection AddLoans(this IServiceCollection services) => services
        .AddPages(
            new ProductPage(Routes.CheckOut, Glyph.Swap, () => LoanText.Lend, a => a.WorksAtDesk),
            new ProductPage(Routes.Return, Glyph.Return, () => LoanText.ReturnTitle, a => a.WorksAtDesk),
            new ProductPage(Routes.LoanRules, Glyph.Swap, () => LoanText.RulesTitle, a => a.WorksAtDesk),
            new ProductPage(Routes.Loans, Glyph.Swap, () => LoanText.Loans, a => a.WorksAtDesk))
        .AddScoped<CheckOutDevices>()
        .AddScoped<PreviewCheckOut>()
        .AddScoped<ExplainLending>()
        .AddScoped<AdviseOnDueDate>()
        .AddScoped<FindMadeLoan>()
        .AddScoped<FindDeviceToLend>()
        .AddScoped<FindBorrower>()
        .AddScoped<ListReadyDevices>()
        .AddScoped<ReturnDevice>()
        .AddScoped<ListReturns>()
        .AddScoped<NoteReturnCondition>()
        .AddScoped<UndoReturn>()
        .AddScoped<RenewLoan>()
        .AddScoped<RenewLoans>()
        .AddScoped<ExtendLoan>()
        .AddScoped<MarkLoanLost>()
        .AddScoped<GiveDevices>()
        .AddScoped<UndoGive>()
        .AddScoped<WriteGivenPaper>()
        .AddScoped<UndoLoan>()
        .AddScoped<UndoDueDate>()
        .AddScoped<ListLoans>()
        .AddListExport<ExportLoans, ExportLoansWork, LoanFilter>(a => a.WorksAtDesk, LoanText.ResourceManager, isSensitive: true)
        .AddScoped<FindLoan>();

    public static WebApplication MapLoans(this WebApplication app)
    {
        app.MapGet("/loans/export.{format:regex(^(csv|xlsx)$)}", async (string format, [AsParameters] ExportQuery query, ExportLoans export, CancellationToken cancel) =>
            (await export.RunAsync(query.Filter, null, cancel)).WithColumns(TableDownload.ColumnsOf(query.Columns)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel))
            .RequireAuthorization(Policies.Desk);
        WriteGivenPaper.Map(app);
        return app;
    }
}
