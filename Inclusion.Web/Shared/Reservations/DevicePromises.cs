using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Reservations;

/// <summary>Whom a device is held for.</summary>
/// <param name="Until">The last day, at the centre.</param>
public sealed record HeldFor(long ReservationId, long PersonId, string Person, DateOnly Until);

/// <summary>Whom a device is booked for.</summary>
public sealed record BookedFor(long BookingId, long DeviceId, long PersonId, string Person, DateOnly From, DateOnly To);

/// <summary>What was promised of devices: whoever lends one is to know.</summary>
internal static class DevicePromises
{
    /// <summary>By device; those that are held for nobody are missing.</summary>
    public static async Task<IReadOnlyDictionary<long, HeldFor>> HeldForAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, CancellationToken cancel) => await (
        from reservation in db.Reservations
        where reservation.HeldDeviceId != null && deviceIds.Contains(reservation.HeldDeviceId.Value)
        join person in db.People on reservation.PersonId equals person.Id
        select new { DeviceId = reservation.HeldDeviceId!.Value, Held = new HeldFor(reservation.Id, person.Id, person.Name, reservation.HeldUntil!.Value) }).ToDictionaryAsync(h => h.DeviceId, h => h.Held, cancel);

    /// <summary>Bookings that stand and end on this day or later, the first first.</summary>
    public static Task<List<BookedFor>> BookedForAsync(this InclusionDb db, IReadOnlyCollection<long> deviceIds, DateOnly from, CancellationToken cancel) => (
        from booking in db.DeviceBookings
        where deviceIds.Contains(booking.DeviceId) && booking.EndedAt == null && booking.To >= @from
        join person in db.People on booking.PersonId equals person.Id
        orderby booking.From, booking.Id
        select new BookedFor(booking.Id, booking.DeviceId, person.Id, person.Name, booking.From, booking.To)).ToListAsync(cancel);

    /// <summary>What stands against lending each of these to somebody until a day: it was promised to another.</summary>
    /// <param name="devices">Ids and tags.</param>
    public static async Task<IReadOnlyDictionary<long, Refusal>> PromisedToOthersAsync(
        this InclusionDb db, IReadOnlyCollection<(long Id, string Tag)> devices, long borrowerId, DateOnly today, DateOnly dueOn, CancellationToken cancel)
    {
        var ids = devices.Select(d => d.Id).Distinct().ToList();
        var held = await db.HeldForAsync(ids, cancel);
        var booked = await db.BookedForAsync(ids, today, cancel);
        var promised = new Dictionary<long, Refusal>();
        foreach (var (id, tag) in devices)
        {
            if (held.GetValueOrDefault(id) is { } hold && hold.PersonId != borrowerId)
            {
                promised[id] = new DeviceHeldForOther(tag, hold.Person, hold.Until);
            }
            else if (booked.Find(b => b.DeviceId == id && b.PersonId != borrowerId && b.From <= dueOn) is { } booking)
            {
                promised[id] = new DeviceBookedFor(tag, booking.Person, booking.From, booking.To);
            }
        }

        return promised;
    }

    /// <summary>For whom each of these is held, or else booked first, as sentences; in the order of the devices, those that are promised to nobody are left out.</summary>
    /// <param name="devices">Ids and tags.</param>
    public static async Task<IReadOnlyList<Refusal>> PromisesOfAsync(
        this InclusionDb db, IReadOnlyCollection<(long Id, string Tag)> devices, DateOnly today, CancellationToken cancel)
    {
        var promised = devices.Count == 0 ? null : await db.PromisedToOthersAsync(devices, borrowerId: 0, today, DateOnly.MaxValue, cancel);
        return promised is null ? [] : [.. devices.Select(d => promised.GetValueOrDefault(d.Id)).OfType<Refusal>()];
    }

    /// <summary>Who was passed over by a check-out keeps their place, and their history says why.</summary>
    public static async Task PassOverAsync(this InclusionDb db, CheckOutRequest request, CancellationToken cancel)
    {
        var held = request.Devices.Where(d => request.Promised.GetValueOrDefault(d.Id) is DeviceHeldForOther).ToDictionary(d => d.Id, d => d.Tag);
        if (held.Count == 0)
        {
            return;
        }

        var ids = held.Keys.ToList();
        foreach (var reservation in await db.Reservations.Where(r => r.HeldDeviceId != null && ids.Contains(r.HeldDeviceId.Value)).ToListAsync(cancel))
        {
            reservation.LoseHold(held[reservation.HeldDeviceId!.Value], request.PassOverReason, request.By, request.At);
        }
    }
}
