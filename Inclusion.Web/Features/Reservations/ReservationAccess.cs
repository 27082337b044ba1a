using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations;

internal static class ReservationAccess
{
    /// <summary>The reservation, to be changed; null when there is none or the person does not work where it is: the answer is the same.</summary>
    public static async Task<Reservation?> ReservationForAsync(this InclusionDb db, Actor actor, long id, CancellationToken cancel) =>
        await db.Reservations.SingleOrDefaultAsync(r => r.Id == id, cancel) is { } found && actor.WorksAt(found.CentreId) ? found : null;

    /// <summary>Puts somebody into the queue, and holds for the queue what lies ready. Refuses <see cref="AlreadyReserved"/>, and what <see cref="Reservation.Ask"/> refuses.</summary>
    public static async Task<Outcome<Reservation>> EnqueueAsync(
        this InclusionDb db, Person person, long centreId, DeviceCategory category, DeviceWishes wishes, ReservationReason reason, string? note, Guid requestKey, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Reservations.AnyAsync(r => r.PersonId == person.Id && r.CentreId == centreId && r.Category == category && r.EndedAt == null, cancel))
        {
            return new AlreadyReserved(person.Name, category);
        }

        var asked = Reservation.Ask(person.Id, centreId, category, wishes, reason, note, requestKey, by, now);
        if (asked.IsRefused)
        {
            return asked.Refusal;
        }

        db.Reservations.Add(asked.Value);
        person.ServeAt(centreId, now);
        await db.SaveChangesAsync(cancel);
        await DeviceHolds.HoldReadyAsync(db, centreId, category, now, cancel);
        return asked.Value;
    }
}
