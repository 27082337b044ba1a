using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Features.Reservations.Ask;
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
        using (var scope = database.Services.CreateScope())
        {
            await ActivatorUtilities.CreateInstance<Inclusion.Web.Features.Reservations.Holds.HoldReserved>(scope.ServiceProvider).RunAsync(Cancel);
        }

        var left = await database.ReadAsync(db => db.Reservations.Include(r => r.Events).SingleAsync(r => r.PersonId == gone));
        Assert.Equal((ReservationStatus.Cancelled, ReservationReason.None), (left.Status, left.Reason));
        Assert.All(left.Events, e => Assert.Null(e.Note));
        Assert.Equal(device, await database.ReadAsync(db => db.Reservations.Where(r => r.PersonId == next).Select(r => r.HeldDeviceId).SingleAsync()));
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

    private static async Task TidyAsync(TestDatabase database)
    {
        using var scope = database.Services.CreateScope();
        await ActivatorUtilities.CreateInstance<TidyUpJob>(scope.ServiceProvider).RunAsync(Cancel);
    }
}
