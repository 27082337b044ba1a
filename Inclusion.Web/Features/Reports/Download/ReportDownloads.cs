using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Reports.Press;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Features.Reports.Download;

/// <summary>The addresses at which reports are fetched. Nothing between here and the reader keeps a copy.</summary>
internal static class ReportDownloads
{
    private const string Pdf = "application/pdf";

    public static void MapReportDownloads(this WebApplication app)
    {
        app.MapGet("/reports/{id:long}.pdf", PdfAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/partner/reports/{id:long}.pdf", PdfAsync).RequireAuthorization(Policies.Partner);
        app.MapGet("/reports/{id:long}/preview.pdf", PreviewAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/reports/{id:long}/photos/{photo:long}.jpg", PhotoAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/reports/{id:long}/poster.pdf", PosterAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/reports/{id:long}/card.{format:regex(^(svg|png)$)}", CardAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/reports/{id:long}/figures.json", JsonAsync).RequireAuthorization(Policies.RunsACentre);
        app.MapGet("/reports/{id:long}/figures.{format:regex(^(csv|xlsx)$)}", TableAsync).RequireAuthorization(Policies.RunsACentre);
    }

    private static async Task<IResult> PdfAsync(long id, ReportFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.PdfAsync(id, cancel) is not { } file)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentAsAttachment(http.Response, $"{file.Number}.pdf");
        return TypedResults.Bytes(file.Content, Pdf);
    }

    private static async Task<IResult> PreviewAsync(long id, PreviewReport preview, HttpContext http, CancellationToken cancel)
    {
        var printed = await preview.RunAsync(id, cancel);
        if (printed.IsRefused)
        {
            return FileDownload.Refused(printed.Refusal);
        }

        FileDownload.PresentInline(http.Response, string.Create(CultureInfo.InvariantCulture, $"{ReportText.PreviewFileName}-{id}.pdf"));
        return TypedResults.Bytes(printed.Value, Pdf);
    }

    private static async Task<IResult> PhotoAsync(long id, long photo, ReportFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.PictureAsync(id, photo, cancel) is not { } jpeg)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(jpeg, "image/jpeg");
    }

    private static async Task<IResult> PosterAsync(long id, ReportFiles files, PosterPrinter printer, DocumentWriter writer, HttpContext http, CancellationToken cancel) =>
        await files.ModelAsync(id, cancel) is not { } model
            ? TypedResults.NotFound()
            : Answer(http, printer.Print(PosterModel.Of(writer.Printable(model)), cancel), $"{model.Number} {ReportText.PosterFileName}.pdf", Pdf);

    private static async Task<IResult> CardAsync(long id, string format, ReportFiles files, ImpactCard card, DocumentWriter writer, HttpContext http, CancellationToken cancel)
    {
        if (await files.ModelAsync(id, cancel) is not { } model)
        {
            return TypedResults.NotFound();
        }

        var name = $"{model.Number} {ReportText.CardFileName}.{format}";
        return format == "svg"
            ? Answer(http, card.Svg(CardModel.Of(writer.Printable(model))), name, "image/svg+xml")
            : Answer(http, card.Png(CardModel.Of(writer.Printable(model))), name, "image/png");
    }

    private static async Task<IResult> JsonAsync(long id, ReportFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.ModelAsync(id, cancel) is not { } model)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentAsAttachment(http.Response, string.Create(CultureInfo.InvariantCulture, $"{ReportText.FiguresFileName}-{model.Number}.json"));
        return TypedResults.Text(FiguresExport.Json(model), "application/json");
    }

    private static async Task<IResult> TableAsync(long id, string format, ReportFiles files, HttpContext http, CancellationToken cancel)
    {
        if (await files.ModelAsync(id, cancel) is not { } model)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return FiguresExport.Of(model).ToDownload(format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv, $"{ReportText.FiguresFileName}-{model.Number}", cancel);
    }

    /// <summary>The file, or why there is none.</summary>
    private static IResult Answer(HttpContext http, Outcome<byte[]> made, string fileName, string contentType)
    {
        if (made.IsRefused)
        {
            return FileDownload.Refused(made.Refusal);
        }

        FileDownload.PresentAsAttachment(http.Response, fileName);
        return TypedResults.Bytes(made.Value, contentType);
    }
}
