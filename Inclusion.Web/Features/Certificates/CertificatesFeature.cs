using Inclusion.Web.Features.Certificates.Check;
using Inclusion.Web.Features.Certificates.Details;
using Inclusion.Web.Features.Certificates.Download;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.List;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Features.Certificates.Revoke;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Certificates;

/// <summary>Certificates of attendance: issued, printed, sent, checked by anyone, revoked.</summary>
public static class CertificatesFeature
{
    public static IServiceCollection AddCertificates(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Certificates, Glyph.Award, () => CertificateText.Certificates, a => a.WorksAtDesk));
        services.AddRateLimit(CheckLimit.Name, CheckLimit.Limit);
        return services
            .AddBackgroundWork<IssueCertificatesWork>(a => a.WorksAtDesk, CertificateText.ResourceManager)
            .AddBackgroundWork<PrintCertificatesWork>(a => a.WorksAtDesk, CertificateText.ResourceManager)
            .AddSingleton<CertificatePrinter>()
            .AddSingleton<CertificateIssuer>()
            .AddScoped<DemonstrationPart, DemoCertificates>()
            .AddScoped<ListCandidates>()
            .AddScoped<IssueCertificate>()
            .AddScoped<IssueCertificates>()
            .AddScoped<DeclineCertificate>()
            .AddScoped<RevokeCertificate>()
            .AddScoped<ReissueCertificate>()
            .AddScoped<CertificateFiles>()
            .AddScoped<PrintExample>()
            .AddScoped<SendCertificate>()
            .AddScoped<SendCertificates>()
            .AddScoped<ListCertificates>()
            .AddListExport<ExportCertificates, ExportCertificatesWork, CertificateFilter>(a => a.WorksAtDesk, CertificateText.ResourceManager)
            .AddScoped<FindCertificate>()
            .AddScoped<CheckCertificate>();
    }

    public static WebApplication MapCertificates(this WebApplication app)
    {
        app.MapCertificateDownloads();
        app.MapGet("/certificates/export.{format:regex(^(csv|xlsx)$)}", async (string format, [AsParameters] CertificateExportQuery query, ExportCertificates export, HttpResponse response, CancellationToken cancel) =>
            {
                response.Headers.CacheControl = "no-store";
                return (await export.RunAsync(query.Filter, null, cancel)).WithColumns(TableDownload.ColumnsOf(query.Columns)).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, export.FileName, cancel);
            })
            .RequireAuthorization(Policies.Desk);
        return app;
    }
}
