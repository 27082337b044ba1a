using System.Globalization;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.Devices.Pictures;

/// <summary>The addresses at which pictures of devices are fetched. Nothing between here and the reader keeps a copy.</summary>
internal static class PictureDownloads
{
    public static void MapDevicePictures(this WebApplication app)
    {
        app.MapGet("/devices/pictures/{id:long}.jpg", (long id, ListDevicePictures list, HttpContext http) => AnswerAsync(id, small: false, list, http)).RequireAuthorization(Policies.Desk);
        app.MapGet("/devices/pictures/{id:long}/small.jpg", (long id, ListDevicePictures list, HttpContext http) => AnswerAsync(id, small: true, list, http)).RequireAuthorization(Policies.Desk);
    }

    private static async Task<IResult> AnswerAsync(long id, bool small, ListDevicePictures list, HttpContext http)
    {
        if (await list.FileAsync(id, small, http.RequestAborted) is not { } jpeg)
        {
            return TypedResults.NotFound();
        }

        FileDownload.PresentInline(http.Response, string.Create(CultureInfo.InvariantCulture, $"{id}.jpg"));
        return TypedResults.Bytes(jpeg, "image/jpeg");
    }
}
