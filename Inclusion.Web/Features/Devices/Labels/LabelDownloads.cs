using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>The addresses at which labels are fetched. Nothing between here and the reader keeps a copy.</summary>
internal static class LabelDownloads
{
    public static void MapLabelDownloads(this WebApplication app)
    {
        app.MapGet("/devices/labels.pdf", async ([AsParameters] LabelQuery query, PrintLabels print, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return Answer(await print.RunAsync(query.Request, http.RequestAborted), http, "application/pdf", $"{DeviceText.LabelsFileName}.pdf");
            })
            .RequireAuthorization(Policies.Desk);
        app.MapGet("/devices/labels.png", async ([AsParameters] LabelQuery query, PrintLabels print, CurrentStaff staff, HttpContext http) =>
            {
                staff.Use(http.User);
                return Answer(await print.PreviewAsync(query.Request, http.RequestAborted), http, "image/png", $"{DeviceText.LabelsFileName}.png");
            })
            .RequireAuthorization(Policies.Desk);
    }

    private static IResult Answer(Outcome<byte[]> printed, HttpContext http, string type, string name)
    {
        if (printed.IsRefused)
        {
            return FileDownload.Refused(printed.Refusal);
        }

        FileDownload.PresentInline(http.Response, name);
        return TypedResults.Bytes(printed.Value, type);
    }

    /// <summary>What an address says of the labels that are wanted; see <see cref="LabelRequest"/>.</summary>
    private sealed record LabelQuery(string? Devices, string? Format, int? Cell, int? Copies, decimal? X, decimal? Y, LabelOrder? Order)
    {
        public LabelRequest Request => LabelRequest.From(Devices, Format, Cell, Copies, X, Y, Order);
    }
}
