using Inclusion.Web.Features.Audit.Check;
using Inclusion.Web.Features.Audit.Heads;
using Inclusion.Web.Features.Audit.List;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Audit;

/// <summary>Who saw, changed or took away what: read, checked, and taken along.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddPages(new ProductPage(Routes.Audit, Glyph.Search, () => AuditText.Title, a => a.RunsOrganisation));
        services.AddScoped<ListAudit>();
        services.AddScoped<ListHeads>();
        services.AddScoped<CheckAudit>();
        services.AddListExport<ExportAudit, ExportAuditWork, AuditFilter>(a => a.RunsOrganisation, AuditText.ResourceManager, isSensitive: true);

        // Before the backup of the night, which takes the line along.
        services.AddScheduledJob<AuditHeadJob>(JobTiming.DailyAt(2, 40), AuditText.ResourceManager);
        return services;
    }

    public static void MapAudit(this WebApplication app) =>
        app.MapGet("/settings/audit/export.{format:regex(^(csv|xlsx)$)}", async (string format, [AsParameters] AuditQuery query, ExportAudit export, HttpResponse response, CancellationToken cancel) =>
            {
                response.Headers.CacheControl = "no-store";
                return (await export.RunAsync(query.Filter, null, cancel)).WithColumns(TableDownload.ColumnsOf(query.Columns)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel);
            })
            .RequireAuthorization(Policies.RunsOrganisation);
}
