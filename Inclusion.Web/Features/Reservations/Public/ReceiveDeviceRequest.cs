using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Public;

/// <param name="RequestKey">The form's own key: sent twice, it makes one request.</param>
/// <param name="Language">The language of the page: fr or en.</param>
public sealed record ReceiveDeviceRequestCommand(Guid RequestKey, long CentreId, DeviceCategory Category, string Size, string System, string Name, string Contact, string Language);

/// <summary>Keeps what someone asked for on the public page until staff answer.</summary>
public sealed class ReceiveDeviceRequest(Database database, TimeProvider time, ILogger<ReceiveDeviceRequest> logger)
{
    /// <summary>Refuses <see cref="DeviceRequestsClosed"/>, and what <see cref="DeviceRequest.Receive"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ReceiveDeviceRequestCommand command, CancellationToken cancel) => await database.WriteAsync(
        Actor.Product,
        async db =>
        {
            if (await db.DeviceRequests.AnyAsync(r => r.RequestKey == command.RequestKey, cancel))
            {
                return Outcome.Done;
            }

            if (!await db.Centres.AnyAsync(c => c.Id == command.CentreId && c.TakesDeviceRequests, cancel) || !await ListLendable.LendsAsync(db, command.CentreId, command.Category, cancel))
            {
                return new DeviceRequestsClosed();
            }

            var request = DeviceRequest.Receive(
                command.CentreId, command.Category, new DeviceWishes(command.Size, command.System), command.Name, command.Contact, command.Language, command.RequestKey, time.GetUtcNow());
            if (request.IsRefused)
            {
                return request.Refusal;
            }

            db.DeviceRequests.Add(request.Value);
            await db.SaveChangesAsync(cancel);
            logger.DeviceAskedFor(request.Value.Id, command.CentreId);
            return Outcome.Done;
        },
        cancel);
}
