using Inclusion.Domain.Common;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Bookings;

/// <summary>A promise of a device ends: the person wants it no more. What lies ready is held for who waits.</summary>
public sealed class CancelBooking(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="reason">Null when nobody says why.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="DeviceBooking.Cancel"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long bookingId, string? reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.DeviceBookings.SingleOrDefaultAsync(b => b.Id == bookingId, cancel) is not { } booking || !actor.WorksAt(booking.CentreId))
                {
                    return new NotFound();
                }

                return booking.Cancel(reason, time.GetUtcNow());
            },
            cancel);
    }
}
