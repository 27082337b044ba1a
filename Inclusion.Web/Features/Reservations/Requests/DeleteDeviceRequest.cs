using Inclusion.Domain.Common;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Requests;

/// <summary>A request from the public page goes before its time: its writer wants that. A place in the queue that came of it stays.</summary>
public sealed class DeleteDeviceRequest(Database database, CurrentStaff staff)
{
    /// <summary>Staff delete it. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long requestId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.DeviceRequests.SingleOrDefaultAsync(r => r.Id == requestId, cancel) is not { } request || !actor.WorksAt(request.CentreId))
                {
                    return new NotFound();
                }

                await RemoveAsync(db, request, cancel);
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>Whoever wrote it deletes it, by the key of the form, which only they have. One that is gone already is no fault.</summary>
    /// <returns>Whether a place may have come of it, which stays: it was accepted, or nobody knows any more.</returns>
    public Task<Outcome<bool>> OwnAsync(Guid requestKey, CancellationToken cancel) => database.WriteAsync<bool>(
        Actor.Product,
        async db =>
        {
            if (await db.DeviceRequests.SingleOrDefaultAsync(r => r.RequestKey == requestKey, cancel) is not { } request)
            {
                return true;
            }

            await RemoveAsync(db, request, cancel);
            return request.Status is DeviceRequestStatus.Accepted;
        },
        cancel);

    /// <summary>Nothing is left of who asked, in the audit trail either; that there was a request and who deleted it stays.</summary>
    private static async Task RemoveAsync(InclusionDb db, DeviceRequest request, CancellationToken cancel)
    {
        await AuditTrail.ForgetDetailsAsync(db, nameof(DeviceRequest), [request.Id], cancel);
        db.DeviceRequests.Remove(request);
    }
}
