using Inclusion.Web.Features.Impact.Export;
using Inclusion.Web.Features.Impact.List;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Web.Features.Impact;

/// <summary>What was done over a period, on screen and in a spreadsheet, and the lists behind the numbers.</summary>
public static class ImpactFeature
{
    public static IServiceCollection AddImpact(this IServiceCollection services) => services
        .AddPages(
            new ProductPage(Routes.Impact, Glyph.Impact, () => ImpactText.Title, a => a.RunsACentre))
        .AddScoped<FindImpact>()
        .AddScoped<ListBehindFigure>()
        .AddScoped<ExportImpact>();

    public static WebApplication MapImpact(this WebApplication app)
    {
        app.MapGet(
                "/impact/export.{format:regex(^(csv|xlsx)$)}",
                async (string format, [AsParameters] ImpactAddress address, [FromQuery(Name = "view")] string? view, [FromQuery(Name = "factors")] string? factors, ExportImpact export, HttpResponse response, CancellationToken cancel) =>
                {
                    response.Headers.CacheControl = "no-store";
                    var published = view == ImpactPage.Published;
                    var outcome = await export.RunAsync(address, published, factors, cancel);
                    return outcome.IsRefused
                        ? FileDownload.Refused(outcome.Refusal)
                        : outcome.Value.ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, ExportImpact.FileName(published), cancel);
                })
            .RequireAuthorization(Policies.RunsACentre);
        return app;
    }
}
