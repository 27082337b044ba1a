using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Requests;

/// <param name="PersonId">Who it is; null: somebody new, who is written down as the request says.</param>
/// <param name="Reason">Why they need it, as staff learned.</param>
public sealed record AcceptDeviceRequestCommand(long RequestId, long? PersonId, ReservationReason Reason = ReservationReason.None);

/// <summary>Staff say yes to a request: the person is put into the queue, and told; when a device lies ready they are told that instead.</summary>
public sealed class AcceptDeviceRequest(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>The reservation's id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="DeviceRequestHandled"/>, and what <see cref="Person.Add"/> and <see cref="Reservation.Ask"/> refuse.</returns>
    public async Task<Outcome<long>> RunAsync(AcceptDeviceRequestCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.DeviceRequests.SingleOrDefaultAsync(r => r.Id == command.RequestId, cancel) is not { } request || !actor.WorksAt(request.CentreId))
                {
                    return new NotFound();
                }

                if (request.Status is not DeviceRequestStatus.New)
                {
                    return new DeviceRequestHandled();
                }

                var now = time.GetUtcNow();
                var person = await PersonAsync(db, request, command.PersonId, actor, now, cancel);
                if (person.IsRefused)
                {
                    return person.Refusal;
                }

                // Whoever stands in the queue already, asked for on the phone meanwhile, keeps their place.
                var personId = person.Value.Id;
                var reservation = await db.Reservations.FirstOrDefaultAsync(r => r.PersonId == personId && r.CentreId == request.CentreId && r.Category == request.Category && r.EndedAt == null, cancel);
                if (reservation is null)
                {
                    // A form that is sent again after its request was deleted may come to another place: its status keeps one request from making two.
                    var asked = await db.EnqueueAsync(person.Value, request.CentreId, request.Category, request.Wishes, command.Reason, null, Guid.NewGuid(), actor, now, cancel);
                    if (asked.IsRefused)
                    {
                        return asked.Refusal;
                    }

                    reservation = asked.Value;
                }

                return request.Accept(reservation.Id, actor, now) is { Refusal: { } refusal } ? refusal : reservation.Id;
            },
            cancel);
    }

    private static async Task<Outcome<Person>> PersonAsync(InclusionDb db, DeviceRequest request, long? personId, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (personId is { } id)
        {
            return await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == id, cancel) is { } known ? known : new NotFound();
        }

        var added = Person.Add(ListDeviceRequests.FactsOf(request), now, homeCentreId: request.CentreId);
        if (!added.IsRefused)
        {
            db.People.Add(added.Value);
            await db.SaveChangesAsync(cancel);
        }

        return added;
    }
}
