using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Details;

/// <summary>All that the page of a reservation shows.</summary>
/// <param name="Phone">Empty for somebody who is out of reach: an ended reservation says who it was, and not how they are reached.</param>
/// <param name="DeviceId">The device that is held, as its tag; null for none.</param>
/// <param name="LoanNumber">Of the loan that fulfilled it; null for none.</param>
public sealed record ReservationDetails(
    long Id, long CentreId, string Centre, TimeZoneInfo Zone, long PersonId, string Person, string Phone, DeviceCategory Category, DeviceWishes Wishes, ReservationReason Reason, bool HasPriority, ReservationStatus Status,
    long? DeviceId, string? DeviceTag, DateOnly? HeldUntil, long? LoanId, string? LoanNumber, IReadOnlyList<ReservationMoment> History)
{
    public bool IsOpen => Status is ReservationStatus.Waiting or ReservationStatus.Held;
}

/// <param name="By">Empty for the product itself.</param>
public sealed record ReservationMoment(long Id, ReservationEventKind Kind, DateTimeOffset At, string By, string? Tag, DateOnly? Until, string? Note);

/// <summary>One reservation and what happened to it. That it was seen is noted: it says why somebody needs a device.</summary>
public sealed class FindReservation(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <param name="again">The page reads again what it shows already: that is no second look.</param>
    /// <returns>Null when there is none, or the person does not work where it is.</returns>
    public async Task<ReservationDetails?> RunAsync(long id, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var found = await database.ReadAsync(
            async db =>
            {
                if (await db.ReservationForAsync(actor, id, cancel) is not { } reservation)
                {
                    return null;
                }

                var centre = await db.Centres.SingleAsync(c => c.Id == reservation.CentreId, cancel);
                var person = await db.People.SingleAsync(p => p.Id == reservation.PersonId, cancel);
                var isInReach = await (await PeopleInReach.SeenByAsync(db, actor, cancel)).HasAsync(person.Id, cancel);
                var priority = await db.Organisations.Select(o => o.PriorityReasons).SingleAsync(cancel);
                return new ReservationDetails(
                    id,
                    centre.Id,
                    centre.Name,
                    centre.Calendar.Zone,
                    person.Id,
                    person.Name,
                    isInReach ? person.Phone : "",
                    reservation.Category,
                    reservation.Wishes,
                    reservation.Reason,
                    priority.Contains(reservation.Reason),
                    reservation.Status,
                    reservation.HeldDeviceId,
                    reservation.HeldDeviceId is { } device ? await db.Devices.Where(d => d.Id == device).Select(d => d.Tag).SingleAsync(cancel) : null,
                    reservation.HeldUntil,
                    reservation.LoanId,
                    reservation.LoanId is { } loan ? await db.Loans.Where(l => l.Id == loan).Select(l => l.Number).SingleAsync(cancel) : null,
                    await db.ReservationEvents.Where(e => e.ReservationId == id).OrderByDescending(e => e.Id).Select(e => new ReservationMoment(e.Id, e.Kind, e.At, e.StaffName, e.Tag, e.Until, e.Note)).ToListAsync(cancel));
            },
            cancel);
        if (found is not null && !again)
        {
            await audit.SeenAsync(actor, nameof(Reservation), id, cancel);
        }

        return found;
    }
}
