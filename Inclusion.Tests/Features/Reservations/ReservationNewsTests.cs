using Inclusion.Domain.Devices;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reservations;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.End;
using Inclusion.Web.Features.Reservations.Holds;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Reservations.Requests;
using Inclusion.Web.Features.Settings.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Reservations;

/// <summary>What people are told of their reservations beside that a device lies ready.</summary>
public sealed class ReservationNewsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_was_told_to_come_is_told_not_to_on_the_same_day_and_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, _) = await ToldAsync(database, CallOutcome.Reached);

        await ChangeAsync(database, device, DeviceStatus.Repair);
        await RunJobAsync(database);
        await RunJobAsync(database);

        var call = await database.ReadAsync(db => db.Messages.SingleAsync(m => m.Status == MessageStatus.ToCall));
        Assert.Equal("Ne venez pas encore : votre appareil n’est plus disponible", call.Subject);
        Assert.Contains("Ne venez pas chercher l’appareil gardé pour vous", call.Body, StringComparison.Ordinal);
        Assert.Contains("Vous gardez votre rang", call.Body, StringComparison.Ordinal);
        Assert.Equal(2, await database.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task That_a_device_is_lost_is_not_said_any_more_once_another_lies_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, _) = await ToldAsync(database, CallOutcome.LeftMessage);
        await ChangeAsync(database, device, DeviceStatus.Repair);
        await RunJobAsync(database);

        database.Clock.Advance(TimeSpan.FromMinutes(10));
        await ChangeAsync(database, device, DeviceStatus.Ready);
        await RunJobAsync(database);
        Assert.Equal(0, await database.ReadAsync(db => db.Messages.CountAsync(m => m.Status == MessageStatus.ToCall && m.Subject.StartsWith("Ne venez"))));

        database.Clock.Advance(TimeSpan.FromDays(1));
        await RunJobAsync(database);
        var call = await database.ReadAsync(db => db.Messages.SingleAsync(m => m.Status == MessageStatus.ToCall));
        Assert.Contains("Un appareil vous attend", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(CallOutcome.NoAnswer)]
    public async Task Whoever_knows_of_no_device_is_told_nothing_when_it_is_lost(CallOutcome? outcome)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, _) = await ToldAsync(database, outcome);

        await ChangeAsync(database, device, DeviceStatus.Repair);
        await RunJobAsync(database);

        Assert.Equal(0, await database.ReadAsync(db => db.Messages.CountAsync(m => m.Status == MessageStatus.ToCall)));
        Assert.Equal(1, await database.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task A_request_from_the_public_page_is_answered_once_with_the_place_in_the_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        await AcceptAsync(database, await RequestAsync(database, Guid.NewGuid()), null);

        await RunJobAsync(database);
        await RunJobAsync(database);

        var answer = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((MessageStatus.Queued, "Votre demande d’appareil : vous êtes dans la file d’attente"), (answer.Status, answer.Subject));
        Assert.Contains("(portable)", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_for_what_lies_ready_is_answered_with_the_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-1");
        await AcceptAsync(database, await RequestAsync(database, Guid.NewGuid()), null);

        await RunJobAsync(database);

        var answer = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal("Votre appareil est prêt : à retirer au plus tard le jeu. 5 mars", answer.Subject);
        Assert.DoesNotContain("file d’attente", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_after_its_request_was_deleted_comes_to_a_place_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        var key = Guid.NewGuid();
        var first = await AcceptAsync(database, await RequestAsync(database, key), null);
        var person = await database.ReadAsync(db => db.People.Select(p => p.Id).SingleAsync());
        Assert.Null((await database.As<CancelReservation>().RunAsync(first, null, Cancel)).Refusal);
        Assert.True((await database.As<DeleteDeviceRequest>().OwnAsync(key, Cancel)).Value);

        Assert.NotEqual(first, await AcceptAsync(database, await RequestAsync(database, key), person));
    }

    [Fact]
    public async Task Whoever_deletes_a_request_learns_whether_a_place_may_have_come_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        var (unread, declined, accepted) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await RequestAsync(database, unread);
        Assert.Null((await database.As<DeclineDeviceRequest>().RunAsync(new DeclineDeviceRequestCommand(await RequestAsync(database, declined), null), Cancel)).Refusal);
        await AcceptAsync(database, await RequestAsync(database, accepted), null);

        Assert.False((await database.As<DeleteDeviceRequest>().OwnAsync(unread, Cancel)).Value);
        Assert.False((await database.As<DeleteDeviceRequest>().OwnAsync(declined, Cancel)).Value);
        Assert.True((await database.As<DeleteDeviceRequest>().OwnAsync(accepted, Cancel)).Value);
        Assert.True((await database.As<DeleteDeviceRequest>().OwnAsync(accepted, Cancel)).Value);
    }

    /// <summary>Somebody for whom a device is held, and who was rung for it.</summary>
    /// <param name="outcome">Of the call; null: nobody rang yet.</param>
    private static async Task<(long Device, long Person)> ToldAsync(TestDatabase database, CallOutcome? outcome)
    {
        var person = await database.AddPersonAsync("Luc Petit", phone: "01 23 45 67 89");
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop), Cancel)).Refusal);
        var device = await database.AddReadyDeviceAsync("LT-1");
        await RunJobAsync(database);
        if (outcome is { } some)
        {
            await database.ArrangeAsync(
                async db => (await db.Messages.SingleAsync()).NoteCall(some, null, done: true, database.Administrator, database.Clock.GetUtcNow()).IsRefused);
        }

        return (device, person);
    }

    private static async Task<long> RequestAsync(TestDatabase database, Guid key)
    {
        await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, Cancel);
        Assert.Null((await database.As<ReceiveDeviceRequest>().RunAsync(
            new ReceiveDeviceRequestCommand(key, database.CentreId, DeviceCategory.Laptop, "", "", "Amina Traoré", "amina@example.org", "fr"), Cancel)).Refusal);
        return await database.ReadAsync(db => db.DeviceRequests.Where(r => r.RequestKey == key).Select(r => r.Id).SingleAsync());
    }

    private static async Task<long> AcceptAsync(TestDatabase database, long request, long? person)
    {
        var accepted = await database.As<AcceptDeviceRequest>().RunAsync(new AcceptDeviceRequestCommand(request, person), Cancel);
        Assert.Null(accepted.Refusal);
        return accepted.Value;
    }

    private static async Task ChangeAsync(TestDatabase database, long device, DeviceStatus status) =>
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, status, "Screen"), Cancel)).Refusal);

    private static async Task RunJobAsync(TestDatabase database)
    {
        using var scope = database.Services.CreateScope();
        await ActivatorUtilities.CreateInstance<HoldReserved>(scope.ServiceProvider).RunAsync(Cancel);
    }
}
