using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Downloads;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe.Logs;

/// <summary>A log as it was handed over.</summary>
public sealed record StoredLog(string FileName, WipeLogKind Kind, byte[] Content);

/// <summary>Gives a tool's log back.</summary>
public sealed class FindWipeLog(Database database, CurrentStaff staff)
{
    /// <returns>Null when there is none, or its device stands where the person does not work.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<StoredLog?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => (from log in db.WipeLogs
                   where log.Id == id
                   join wipe in db.WipeRecords on log.WipeRecordId equals wipe.Id
                   join device in db.Devices.SeenBy(actor) on wipe.DeviceId equals device.Id
                   join file in db.WipeLogFiles on log.Id equals file.Id
                   select new StoredLog(log.FileName, log.Kind, file.Content)).SingleOrDefaultAsync(cancel),
            cancel);
    }

    /// <summary>Always to be saved, never shown: what is in it comes from outside.</summary>
    internal static void Map(WebApplication app) =>
        app.MapGet("/devices/wipe-logs/{id:long}", async (long id, FindWipeLog find, HttpContext http) =>
            {
                if (await find.RunAsync(id, http.RequestAborted) is not { } log)
                {
                    return (IResult)TypedResults.NotFound();
                }

                FileDownload.PresentAsAttachment(http.Response, log.FileName);
                return TypedResults.Bytes(log.Content, log.Kind is WipeLogKind.Pdf ? "application/pdf" : "text/plain; charset=utf-8");
            })
            .RequireAuthorization(Policies.Desk);
}
