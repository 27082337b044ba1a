using Inclusion.Domain.Common;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reservations.End;

/// <summary>Somebody waits no more. What was held for them is held for the next.</summary>
public sealed class CancelReservation(Database database, CurrentStaff staff, TimeProvider time, ILogger<CancelReservation> logger)
{
    /// <param name="note">Null when nobody says why.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Reservation.Cancel"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long reservationId, string? note, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.ReservationForAsync(actor, reservationId, cancel) is not { } reservation)
                {
                    return new NotFound();
                }

                return reservation.Cancel(note, actor, time.GetUtcNow());
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.ReservationCancelled(reservationId, actor.StaffId);
        }

        return outcome;
    }
}
