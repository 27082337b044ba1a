using Inclusion.Domain.Devices;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Features.Privacy.Merge;
using Inclusion.Web.Features.Privacy.Retention;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Reservations.Details;
using Inclusion.Web.Features.Reservations.End;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Reservations;

/// <summary>What is kept of those who wait, and for how long.</summary>
public sealed class ReservationPrivacyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_someone_erased_only_that_somebody_waited_is_left_and_the_device_goes_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (gone, next) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), gone, database.CentreId, DeviceCategory.Hotspot, Size: "", System: "", ReservationReason.Health, "Sort de l’hôpital"), Cancel);
        await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), next, database.CentreId, DeviceCategory.Hotspot), Cancel);
        var device = await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot);
        var erase = database.Services.GetRequiredService<EraseRecords>();
        var traces = await erase.LookAsync(gone, Cancel);

        await database.ArrangeAsync(async db => await erase.EraseAsync(db, await db.People.SingleAsync(p => p.Id == gone), traces, database.Clock.GetUtcNow(), null, Cancel));
        var left = await database.ReadAsync(db => db.Reservations.Include(r => r.Events).SingleAsync(r => r.PersonId == gone));
        Assert.Equal((ReservationStatus.Cancelled, ReservationReason.None), (left.Status, left.Reason));
        Assert.All(left.Events, e => Assert.Null(e.Note));
        Assert.Equal(device, await database.ReadAsync(db => db.Reservations.Where(r => r.PersonId == next).Select(r => r.HeldDeviceId).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_records_that_become_one_what_the_other_held_goes_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (kept, other, next) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Amina Traore"), await database.AddPersonAsync("Luc Petit"));
        foreach (var person in new[] { kept, other, next })
        {
            await AskAsync(database, person);
        }

        await database.AddReadyDeviceAsync("LT-1");
        await database.AddReadyDeviceAsync("LT-2");
        Assert.Null(await HeldForAsync(database, next));

        var preview = (await database.As<PreviewMerge>().RunAsync(kept, other, Cancel)).Value;
        Assert.Null((await database.As<MergePeople>().RunAsync(new MergePeopleCommand(preview.Kept.Id, preview.Kept.Version, preview.Other.Id, preview.Other.Version, new HashSet<MergeField>()), Cancel)).Refusal);

        Assert.NotNull(await HeldForAsync(database, next));
    }

    [Fact]
    public async Task Whoever_waits_or_has_a_booking_is_not_erased_by_their_time_and_a_booking_is_a_contact()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (waits, booked) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await database.AddPersonAsync("Paul Roy");
        await AskAsync(database, waits);
        await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot);
        database.Clock.Advance(TimeSpan.FromDays(700));
        Assert.Null((await database.As<BookDevice>().RunAsync(new BookDeviceCommand("HS-1", booked, database.Today, database.Today.AddDays(100)), Cancel)).Refusal);
        var contact = await database.ReadAsync(db => db.People.SingleAsync(p => p.Id == booked));
        Assert.Equal((database.Clock.GetUtcNow(), database.CentreId), (contact.LastContactAt, contact.HomeCentreId));

        // As if the booking had been made long ago.
        var before = contact.LastContactAt.AddDays(-700);
        await database.ArrangeAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.LastContactAt, before)));
        database.Clock.Advance(TimeSpan.FromDays(50));
        await database.As<RetentionJob>(Actor.Product).RunAsync(Cancel);

        Assert.Equal([waits, booked], await database.ReadAsync(db => db.KeptPeople.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync()));
    }

    [Fact]
    public async Task An_ended_reservation_says_to_those_out_of_reach_who_it_was_and_not_how_they_are_reached()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var asked = (await two.Database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), two.Theirs, two.Here, DeviceCategory.Phone), Cancel)).Value;
        await two.Database.ArrangeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == two.Theirs)).MoveTo(two.There);
            return true;
        });
        Assert.NotEmpty((await two.Database.As<FindReservation>(two.Desk).RunAsync(asked, again: false, Cancel))!.Phone);
        await two.Database.As<FindReservation>(two.Desk).RunAsync(asked, again: true, Cancel);
        Assert.Equal(1, await two.Database.ReadAsync(
            db => db.AuditEntries.CountAsync(e => e.Record == nameof(Reservation) && e.Action == Inclusion.Web.Data.Records.AuditAction.Seen && e.RecordId == asked)));

        Assert.Null((await two.Database.As<CancelReservation>(two.Desk).RunAsync(asked, null, Cancel)).Refusal);

        var ended = (await two.Database.As<FindReservation>(two.Desk).RunAsync(asked, again: false, Cancel))!;
        Assert.Equal(("Pierre Theirs", ""), (ended.Person, ended.Phone));
        Assert.NotEmpty((await two.Database.As<FindReservation>().RunAsync(asked, again: false, Cancel))!.Phone);
    }

    [Fact]
    public async Task A_request_for_a_device_goes_after_half_a_year()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, Cancel);
        Assert.False((await database.As<ReceiveDeviceRequest>().RunAsync(new ReceiveDeviceRequestCommand(Guid.NewGuid(), database.CentreId, DeviceCategory.Laptop, "", "", "Amina Traoré", "amina@example.org", "fr"), Cancel)).IsRefused);
        database.Clock.Advance(TimeSpan.FromDays(179));
        await TidyAsync(database);
        Assert.Equal(1, await database.ReadAsync(db => db.DeviceRequests.CountAsync()));

        database.Clock.Advance(TimeSpan.FromDays(2));
        await TidyAsync(database);

        Assert.Equal(0, await database.ReadAsync(db => db.DeviceRequests.CountAsync()));
    }

    private static async Task AskAsync(TestDatabase database, long person) =>
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop), Cancel)).Refusal);

    private static Task<long?> HeldForAsync(TestDatabase database, long person) => database.ReadAsync(db => db.Reservations.Where(r => r.PersonId == person).Select(r => r.HeldDeviceId).SingleAsync());

    private static async Task TidyAsync(TestDatabase database)
    {
        using var scope = database.Services.CreateScope();
        await ActivatorUtilities.CreateInstance<TidyUpJob>(scope.ServiceProvider).RunAsync(Cancel);
    }
}
