using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Reservations;

/// <summary>What was promised of one device.</summary>
/// <param name="Held">Null when it is held for nobody.</param>
/// <param name="Booked">From today on, the first first.</param>
public sealed record PromisesOfDevice(HeldFor? Held, IReadOnlyList<BookedFor> Booked)
{
    public static PromisesOfDevice None { get; } = new(null, []);
}

/// <summary>A reservation of somebody.</summary>
/// <param name="HeldUntil">The last day on which a device is held; null for none.</param>
public sealed record ReservationOfPerson(long Id, string Centre, DeviceCategory Category, ReservationStatus Status, DateTimeOffset AskedAt, DateOnly? HeldUntil);

/// <summary>A booking of somebody that stands.</summary>
public sealed record BookingOfPerson(long Id, string Tag, long DeviceId, DateOnly From, DateOnly To);

/// <param name="Open">The oldest first.</param>
public sealed record PromisesToPerson(IReadOnlyList<ReservationOfPerson> Open, IReadOnlyList<BookingOfPerson> Bookings)
{
    public static PromisesToPerson None { get; } = new([], []);
}

/// <summary>What was promised of a device, or to a person. That somebody saw to whom a device is promised is noted.</summary>
public sealed class FindPromises(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <returns>Nothing where there is no such device, or whoever asks does not work where it stands.</returns>
    public async Task<PromisesOfDevice> OfDeviceAsync(long deviceId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var promises = await database.ReadAsync(
            async db =>
            {
                if (await db.Devices.Where(d => d.Id == deviceId).Select(d => (long?)d.CentreId).SingleOrDefaultAsync(cancel) is not { } centreId || !actor.WorksAt(centreId))
                {
                    return PromisesOfDevice.None;
                }

                var today = (await db.CalendarAsync(centreId, cancel)).DateOf(time.GetUtcNow());
                return new PromisesOfDevice((await db.HeldForAsync([deviceId], cancel)).GetValueOrDefault(deviceId), await db.BookedForAsync([deviceId], today, cancel));
            },
            cancel);
        if ((promises.Held is null ? 0 : 1) + promises.Booked.Count is > 0 and var promised)
        {
            audit.ListedOf(actor, nameof(FindPromises), deviceId, promised);
        }

        return promises;
    }

    /// <returns>Nothing for somebody who is out of reach; only what is at the centres where whoever asks works.</returns>
    public async Task<PromisesToPerson> ToPersonAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (!await (await PeopleInReach.SeenByAsync(db, actor, cancel)).HasAsync(personId, cancel))
                {
                    return PromisesToPerson.None;
                }

                var open = await (
                    from reservation in db.Reservations
                    where reservation.PersonId == personId && (reservation.Status == ReservationStatus.Waiting || reservation.Status == ReservationStatus.Held)
                    where actor.CentreId == null || reservation.CentreId == actor.CentreId
                    join centre in db.Centres on reservation.CentreId equals centre.Id
                    orderby reservation.AskedAt, reservation.Id
                    select new ReservationOfPerson(reservation.Id, centre.Name, reservation.Category, reservation.Status, reservation.AskedAt, reservation.HeldUntil)).ToListAsync(cancel);
                var bookings = await (
                    from booking in db.DeviceBookings
                    where booking.PersonId == personId && booking.EndedAt == null && (actor.CentreId == null || booking.CentreId == actor.CentreId)
                    join device in db.Devices on booking.DeviceId equals device.Id
                    orderby booking.From, booking.Id
                    select new BookingOfPerson(booking.Id, device.Tag, device.Id, booking.From, booking.To)).ToListAsync(cancel);
                return new PromisesToPerson(open, bookings);
            },
            cancel);
    }
}
