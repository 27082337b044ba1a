using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations;

/// <summary>
/// The queue of a demonstration: two who wait for a large laptop, one for whom a tablet lies ready, two who ask from outside, and a device in repair that is promised for when it is mended. Everything at the first
/// centre, to people of whom it is the home.
/// </summary>
internal sealed class DemoReservations(TimeProvider time) : DemonstrationPart
{
    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var centre = await db.Centres.OrderBy(c => c.Id).FirstAsync(cancel);
        centre.TakeDeviceRequests(true);
        var people = await db.KeptPeople
            .Where(p => p.HomeCentreId == centre.Id && p.BlockedReason == null && p.AddedAt < now.AddDays(-30) && !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open))
            .OrderBy(p => p.Id)
            .Take(4)
            .ToListAsync(cancel);
        (DeviceCategory Category, string Size, ReservationReason Reason, string? Note, int Days)[] asked =
        [
            (DeviceCategory.Laptop, "17 pouces", ReservationReason.None, null, 12),
            (DeviceCategory.Laptop, "17 pouces", ReservationReason.School, "Rentrée en formation le mois prochain.", 6),
            (DeviceCategory.Tablet, "", ReservationReason.Formalities, null, 1),
        ];
        foreach (var (person, one) in people.Zip(asked))
        {
            var at = now.AddDays(-one.Days);
            var reservation = Reservation.Ask(person.Id, centre.Id, one.Category, new DeviceWishes(one.Size, ""), one.Reason, one.Note, Guid.NewGuid(), Actor.Product, at).Value;
            db.Reservations.Add(reservation);
        }

        await db.SaveChangesAsync(cancel);
        await DeviceHolds.SettleCentreAsync(db, centre.Id, now, cancel);
        AskFromOutside(db, centre.Id, now);
        var today = centre.Calendar.DateOf(now);
        if (people.Count == 4 && await db.Devices.Where(d => d.CentreId == centre.Id && d.Status == DeviceStatus.Repair).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel) is { } device)
        {
            db.DeviceBookings.Add(DeviceBooking.Book(device, people[3].Id, today.AddDays(14), today.AddDays(20), "Stage d’une semaine", new BookingFacts([], null, [], null), Actor.Product, now, today).Value);
        }

        await db.SaveChangesAsync(cancel);
    }

    private static void AskFromOutside(InclusionDb db, long centreId, DateTimeOffset now)
    {
        (string Name, string Contact, DeviceCategory Category, string Language)[] asked =
            [("Mariam Koné", "06 39 98 22 10", DeviceCategory.Laptop, "fr"), ("Peter Novak", "peter.novak@example.org", DeviceCategory.Phone, "en")];
        foreach (var (name, contact, category, language) in asked)
        {
            db.DeviceRequests.Add(DeviceRequest.Receive(centreId, category, DeviceWishes.None, name, contact, language, Guid.NewGuid(), now.AddHours(-5)).Value);
        }
    }
}
