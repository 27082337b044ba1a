using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Foundation.Audit;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <summary>A request from the public page goes before its time: its writer wants that. A place that came of it stays.</summary>
public sealed class DeleteRequest(Database database, SeatsAccess access)
{
    /// <summary>Staff delete it. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long requestId, CancellationToken cancel)
    {
        var workshopId = await database.ReadAsync(db => db.PublicRequests.Where(r => r.Id == requestId).Select(r => r.WorkshopId).SingleOrDefaultAsync(cancel), cancel);
        var outcome = await access.ChangeAsync<bool>(
            workshopId,
            async change =>
            {
                await RemoveAsync(change.Db, await change.Db.PublicRequests.SingleAsync(r => r.Id == requestId, cancel), cancel);
                return true;
            },
            cancel);
        return outcome.IsRefused ? outcome.Refusal : Outcome.Done;
    }

    /// <summary>Whoever wrote it deletes it, by the key of the form, which only they have. One that is gone already is no fault.</summary>
    /// <returns>Whether a place may have come of it, which stays: it was accepted, or nobody knows any more.</returns>
    public Task<Outcome<bool>> OwnAsync(Guid requestKey, CancellationToken cancel) => database.WriteAsync<bool>(
        Actor.Product,
        async db =>
        {
            if (await db.PublicRequests.SingleOrDefaultAsync(r => r.RequestKey == requestKey, cancel) is not { } request)
            {
                return true;
            }

            await RemoveAsync(db, request, cancel);
            return request.Status is PublicRequestStatus.Confirmed;
        },
        cancel);

    /// <summary>Nothing is left of who asked, in the audit trail either; that there was a request and who deleted it stays.</summary>
    private static async Task RemoveAsync(InclusionDb db, PublicRequest request, CancellationToken cancel)
    {
        await AuditTrail.ForgetDetailsAsync(db, nameof(PublicRequest), [request.Id], cancel);
        db.PublicRequests.Remove(request);
    }
}
