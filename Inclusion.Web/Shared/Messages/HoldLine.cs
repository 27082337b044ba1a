using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>A device that lies ready for somebody, as a message names it.</summary>
/// <param name="Device">Maker and model; the tag where neither is known.</param>
/// <param name="Until">The last day on which it is held, at the centre.</param>
public sealed record HoldLine(long ReservationId, DeviceCategory Category, string Device, DateOnly Until, long CentreId)
{
    /// <summary>What is to be said of these; what no longer holds is missing.</summary>
    /// <param name="wanted">Reservations, with the occasion as <see cref="ReservationNotice.OccasionOf"/> gives it.</param>
    internal static async Task<IReadOnlyDictionary<(long ReservationId, string Occasion), HoldLine>> ReadAsync(
        InclusionDb db, IReadOnlyCollection<(long ReservationId, string Occasion)> wanted, DateTimeOffset now, CancellationToken cancel)
    {
        if (wanted.Count == 0)
        {
            return new Dictionary<(long, string), HoldLine>();
        }

        var ids = wanted.Select(w => w.ReservationId).Distinct().ToList();
        var held = await (
            from reservation in db.Reservations
            where ids.Contains(reservation.Id) && reservation.HeldDeviceId != null
            join device in db.Devices on reservation.HeldDeviceId equals device.Id
            select new { Reservation = reservation, device.Maker, device.Model, device.Tag }).AsNoTracking().ToListAsync(cancel);
        var centres = held.Select(h => h.Reservation.CentreId).Distinct().ToList();
        var calendars = (await db.Centres.AsNoTracking().Where(c => centres.Contains(c.Id)).ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Calendar);
        var lines = from one in held
                    let r = one.Reservation
                    where r.HeldUntil >= calendars[r.CentreId].DateOf(now)
                    select (Key: (r.Id, ReservationNotice.OccasionOf(r.HeldDeviceId!.Value, r.HeldAt!.Value, r.HeldUntil!.Value)), Line: new HoldLine(r.Id, r.Category, StillDue.NameOf(one.Maker, one.Model, one.Tag), r.HeldUntil!.Value, r.CentreId));
        return lines.Where(l => wanted.Contains(l.Key)).ToDictionary(l => l.Key, l => l.Line);
    }
}
