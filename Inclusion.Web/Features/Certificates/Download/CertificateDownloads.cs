using System.Globalization;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Http.Features;

namespace Inclusion.Web.Features.Certificates.Download;

/// <summary>The addresses at which printed certificates are fetched. Nothing between here and the reader keeps a copy.</summary>
internal static class CertificateDownloads
{
    private const string Pdf = "application/pdf";

    public static void MapCertificateDownloads(this WebApplication app)
    {
        app.MapGet("/certificates/{id:long}.pdf", OneAsync).RequireAuthorization(Policies.Desk);
        app.MapGet("/certificates/example.pdf", ExampleAsync).RequireAuthorization(Policies.RunsOrganisation);
        app.MapGet("/certificates/chosen.pdf", ChosenAsync).RequireAuthorization(Policies.Desk);
        app.MapGet("/workshops/{id:long}/certificates.pdf", AllInOneAsync).RequireAuthorization(Policies.Desk);
        app.MapGet("/workshops/{id:long}/certificates.zip", ZipAsync).RequireAuthorization(Policies.Desk);
    }

    private static async Task<IResult> OneAsync(long id, CertificateFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentInline(http.Response, file.FileName);
        return TypedResults.Bytes(file.Content, Pdf);
    }

    private static async Task<IResult> ExampleAsync(
        PrintExample print, HttpContext http, CancellationToken cancel, string? address = null, string? place = null, string? signatory = null, string? role = null, string? colour = null, string? line = null)
    {
        var isTyped = (address ?? place ?? signatory ?? role ?? colour ?? line) is not null;
        var printed = await print.RunAsync(isTyped ? new ExampleLetterhead(address ?? "", place ?? "", signatory ?? "", role ?? "", colour ?? "", line ?? "") : null, cancel);
        if (printed.IsRefused)
        {
            return FileDownload.Refused(printed.Refusal);
        }

        FileDownload.PresentInline(http.Response, $"{CertificateText.FileName}.pdf");
        return TypedResults.Bytes(printed.Value, Pdf);
    }

    private static async Task<IResult> ChosenAsync(string? certificates, CertificateFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.OfChosenAsync(RowRanges.IdsOf(certificates, ListSelection.Limit), null, cancel) is not { } chosen)
        {
            return FileDownload.Refused(new NoChosenCertificateHolds());
        }

        FileDownload.PresentInline(http.Response, $"{CertificateText.FileName}.pdf");
        return TypedResults.Stream(output => CertificateBundle.WritePdfAsync(output, chosen.Files, cancel), Pdf);
    }

    private static async Task<IResult> AllInOneAsync(long id, CertificateFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.OfWorkshopAsync(id, null, cancel) is not { } all)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentInline(http.Response, Name(id, "pdf"));
        return TypedResults.Stream(output => CertificateBundle.WritePdfAsync(output, all.Files, cancel), Pdf);
    }

    private static async Task<IResult> ZipAsync(long id, CertificateFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.OfWorkshopAsync(id, null, cancel) is not { } all)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentAsAttachment(http.Response, Name(id, "zip"));

        // The archive writes the few bytes around each entry synchronously; so it can go out while it is made.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(output => CertificateBundle.WriteZipAsync(output, all.Files, cancel), "application/zip");
    }

    private static string Name(long workshopId, string ending) => string.Create(CultureInfo.InvariantCulture, $"{CertificateText.FileName}-{workshopId}.{ending}");
}
