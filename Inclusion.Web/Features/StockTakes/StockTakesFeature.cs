using Inclusion.Web.Features.StockTakes.Abandon;
using Inclusion.Web.Features.StockTakes.Close;
using Inclusion.Web.Features.StockTakes.List;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Report;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.StockTakes;

/// <summary>What a centre should have and what lies there, compared by scanning.</summary>
public static class StockTakesFeature
{
    public static IServiceCollection AddStockTakes(this IServiceCollection services) => services
        .AddPages(new ProductPage(Routes.StockTakes, Glyph.Scan, () => StockTakeText.StockTakes, a => a.WorksAtDesk))
        .AddSingleton<StockTakeWatch>()
        .AddScoped<OpenStockTake>()
        .AddScoped<ListStockTakes>()
        .AddScoped<FindStockTake>()
        .AddScoped<ScanIntoStockTake>()
        .AddScoped<UndoStockTakeScan>()
        .AddScoped<ReadStockTakeReport>()
        .AddScoped<ExportStockTake>()
        .AddScoped<CloseStockTake>()
        .AddScoped<AbandonStockTake>();

    public static WebApplication MapStockTakes(this WebApplication app)
    {
        app.MapGet("/devices/stock-takes/{id:long}/export.{format:regex(^(csv|xlsx)$)}", async (long id, string format, ExportStockTake export, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return await export.RunAsync(id, http.RequestAborted) is (var table, var name)
                    ? table.ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, name, http.RequestAborted)
                    : Results.NotFound();
            })
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
