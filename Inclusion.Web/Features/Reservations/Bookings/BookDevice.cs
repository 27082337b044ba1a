using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Bookings;

/// <param name="Code">The tag or serial number of the device.</param>
/// <param name="Note">Null or blank for nothing.</param>
public sealed record BookDeviceCommand(string Code, long PersonId, DateOnly From, DateOnly To, string? Note = null);

/// <summary>Several devices have this serial number: the tag says which is meant.</summary>
public sealed record DeviceCodeNotUnique(string Code) : Refusal;

/// <summary>Promises one device to somebody from a day to a day. All is decided while nobody else can write: of two who want the same days one gets them.</summary>
public sealed class BookDevice(Database database, CurrentStaff staff, TimeProvider time, ILogger<BookDevice> logger)
{
    /// <returns>Its id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="DeviceUnknown"/>, <see cref="DeviceCodeNotUnique"/>, and what <see cref="DeviceBooking.Book"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(BookDeviceCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var deviceId = 0L;
        var booked = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                var found = await db.Devices.FindByCodeAsync(command.Code.Trim(), 2, cancel);
                if (found is not [var device])
                {
                    return found.Count == 0 ? await db.WhyUnknownAsync(command.Code.Trim(), cancel) : new DeviceCodeNotUnique(command.Code.Trim());
                }

                if (!actor.WorksAt(device.CentreId) || await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == command.PersonId, cancel) is not { } person)
                {
                    return new NotFound();
                }

                deviceId = device.Id;
                var now = time.GetUtcNow();
                var calendar = (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == device.CentreId, cancel)).Calendar;
                var booking = DeviceBooking.Book(device, person.Id, command.From, command.To, command.Note, await FactsAsync(db, device.Id, person.Id, now, cancel), actor, now, calendar.DateOf(now));
                if (booking.IsRefused)
                {
                    return booking.Refusal;
                }

                db.DeviceBookings.Add(booking.Value);
                person.ServeAt(device.CentreId, now);
                await db.SaveChangesAsync(cancel);
                return booking.Value.Id;
            },
            cancel);
        if (!booked.IsRefused)
        {
            logger.DeviceBooked(deviceId, booked.Value, actor.StaffId);
        }

        return booked;
    }

    private static async Task<BookingFacts> FactsAsync(InclusionDb db, long deviceId, long personId, DateTimeOffset now, CancellationToken cancel)
    {
        var bookings = await (
            from booking in db.DeviceBookings.AsNoTracking()
            where booking.DeviceId == deviceId && booking.EndedAt == null
            join person in db.People on booking.PersonId equals person.Id
            select new { Booking = booking, person.Name }).ToListAsync(cancel);
        var due = await db.LoanDevices.Where(line => line.DeviceId == deviceId && line.IsOut).Join(db.Loans, line => line.LoanId, l => l.Id, (_, l) => (DateOnly?)l.DueOn).SingleOrDefaultAsync(cancel);
        var needs = await (
            from device in db.WorkshopDevices
            where device.DeviceId == deviceId
            join session in db.WorkshopSessions on device.WorkshopId equals session.WorkshopId
            where session.Status == SessionStatus.Planned && session.EndsAt > now
            join workshop in db.Workshops on device.WorkshopId equals workshop.Id
            where workshop.Status != WorkshopStatus.Cancelled
            join course in db.Courses on workshop.CourseId equals course.Id
            select new DeviceNeed(course.Title, session.Date)).ToListAsync(cancel);
        (string, DateOnly)? heldForOther = (await db.HeldForAsync([deviceId], cancel)).GetValueOrDefault(deviceId) is { } held && held.PersonId != personId ? (held.Person, held.Until) : null;
        return new BookingFacts([.. bookings.Select(b => (b.Booking, b.Name))], due, needs, heldForOther);
    }
}
