using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Features.Loans;

/// <summary>Lending: from check-out to return.</summary>
public static class LoansFeature
{
    public static IServiceCollection AddLoans(this IServiceCollection services) => services
        .AddScoped<CheckOutDevices>()
        .AddScoped<PreviewCheckOut>()
        .AddScoped<FindMadeLoan>()
        .AddScoped<FindDeviceToLend>()
        .AddScoped<FindBorrower>()
        .AddScoped<ReturnDevice>()
        .AddScoped<ListReturns>()
        .AddScoped<NoteReturnCondition>()
        .AddScoped<UndoReturn>()
        .AddScoped<RenewLoan>()
        .AddScoped<ExtendLoan>()
        .AddScoped<MarkLoanLost>()
        .AddScoped<ListLoans>()
        .AddScoped<ExportLoans>()
        .AddScoped<FindLoan>();

    public static WebApplication MapLoans(this WebApplication app)
    {
        app.MapGet("/loans/export.{format:regex(^(csv|xlsx)$)}", async (string format, [AsParameters] ExportQuery query, ExportLoans export, CancellationToken cancel) =>
            (await export.RunAsync(query.Filter, cancel)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, LoanText.ExportName, cancel))
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
