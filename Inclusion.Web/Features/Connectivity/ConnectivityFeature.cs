using Inclusion.Web.Features.Connectivity.CutOff;
using Inclusion.Web.Features.Connectivity.Details;
using Inclusion.Web.Features.Connectivity.Form;
using Inclusion.Web.Features.Connectivity.List;
using Inclusion.Web.Features.Connectivity.Place;
using Inclusion.Web.Features.Connectivity.TopUp;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Connectivity;

/// <summary>SIM cards and data plans: where each is, when it ends, who pays, and which are to be cut off.</summary>
public static class ConnectivityFeature
{
    public static IServiceCollection AddConnectivity(this IServiceCollection services) => services
        .AddPages(new ProductPage(Routes.SimCards, Glyph.Hotspot, () => SimText.SimCards, a => a.WorksAtDesk))
        .AddScoped<SimChange>()
        .AddScoped<ListSims>()
        .AddScoped<FindSim>()
        .AddScoped<FindSimDevice>()
        .AddScoped<ListPayers>()
        .AddScoped<AddSim>()
        .AddScoped<ChangeSim>()
        .AddScoped<PutInSim>()
        .AddScoped<TakeOutSim>()
        .AddScoped<TopUpSim>()
        .AddScoped<CutOffSim>()
        .AddScoped<AskToCutOff>()
        .AddListExport<ExportSims, ExportSimsWork, SimFilter>(a => a.WorksAtDesk, SimText.ResourceManager);

    public static WebApplication MapConnectivity(this WebApplication app)
    {
        app.MapGet("/devices/sim-cards/export.{format:regex(^(csv|xlsx)$)}", async (string format, string? show, string? status, string? q, string? sort, long? centre, string? columns, ExportSims export, CancellationToken cancel) =>
            (await export.RunAsync(SimFilter.From(show, status, q, sort, centre), null, cancel)).WithColumns(TableDownload.ColumnsOf(columns)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel))
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
