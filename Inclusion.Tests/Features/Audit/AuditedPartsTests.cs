using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.People.Change;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Training.Details;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Audit;

/// <summary>What belongs to a record and has rows of its own – sessions, faults, households – is in the trail with what it was before.</summary>
public sealed class AuditedPartsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_moves_says_from_where_to_where_and_the_workshop_shows_its_room_and_trainer()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var _ = Language.English.Speak();
        var (room, other) = (await database.AddRoomAsync("Blue room"), await database.AddRoomAsync("Red room"));
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "stands-in@example.org");
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = room });
        var session = await database.ReadAsync(db => db.WorkshopSessions.OrderBy(s => s.StartsAt).FirstAsync());
        var moved = session.Times.On(session.Date.AddDays(2));
        Assert.Null((await database.As<SaveSession>().RunAsync(new SaveSessionCommand(workshop, session.Id, session.Times, moved, other, null), Cancel)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.StandInAsync(workshop, 0, trainer.StaffId!.Value);

        var changes = await ChangesAsync(database, nameof(WorkshopSession), session.Id);
        Assert.Contains(("Date", Day(session.Date), Day(moved.Date)), changes);
        Assert.Contains(changes, c => c.Field == nameof(WorkshopSession.RoomId) && c.After == other.ToString(CultureInfo.InvariantCulture));
        var history = (await database.As<FindWorkshop>().RunAsync(workshop, Cancel))!.History;
        Assert.Contains(history, h => h.Changes.Any(c => c.Contains("Red room", StringComparison.Ordinal)));
        Assert.Contains(history, h => h.Kind is WorkshopEventKind.SessionTrainerChanged && h.Changes.Any(c => c.Contains("stands-in@example.org", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_fault_is_noted_when_it_is_found_and_when_it_is_mended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await database.As<NoteFaults>().RunAsync(new NoteFaultsCommand(device, [], "Cracked lid"), Cancel)).Refusal);
        var fault = await database.ReadAsync(db => db.Set<DeviceFault>().Select(f => f.Id).SingleAsync());
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(DeviceFault) && e.RecordId == fault && e.Action == AuditAction.Added && e.StaffId == database.Administrator.StaffId)));

        Assert.Null((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [fault]), Cancel)).Refusal);
        Assert.Contains((nameof(DeviceFault.MendedOn), null, Day(database.Today)), await ChangesAsync(database, nameof(DeviceFault), fault));
    }

    [Fact]
    public async Task A_household_is_noted_as_it_comes_and_goes_and_nothing_tells_its_name_once_who_lived_there_is_erased()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Fatoumata Diarra");
        await ChangeAsync(HouseholdChoice.New("3 rue des Lilas"));
        var household = await database.ReadAsync(db => db.Households.Select(h => h.Id).SingleAsync());
        await ChangeAsync(HouseholdChoice.New("Chez Moussa"));
        Assert.Equal(
            [AuditAction.Added, AuditAction.Removed],
            await database.ReadAsync(db => db.AuditEntries.Where(e => e.Record == nameof(Household) && e.RecordId == household).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
        Assert.Contains((nameof(Household.Name), "3 rue des Lilas", null), await ChangesAsync(database, nameof(Household), household));

        var version = await database.ReadAsync(db => db.People.Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, version), Cancel)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(Household) && e.Action == AuditAction.Removed)));
        Assert.False(await database.ReadAsync(db => db.AuditDetails.AnyAsync(d => d.Before == "3 rue des Lilas" || d.Before == "Chez Moussa")));
        Assert.False((await database.As<CheckAuditTrail>(Actor.Product).RunAsync(null, Cancel)).IsRefused);

        async Task ChangeAsync(HouseholdChoice choice)
        {
            var now = await database.ReadAsync(db => db.People.Select(p => p.Version).SingleAsync());
            Assert.Null((await database.As<ChangePerson>().RunAsync(new ChangePersonCommand(id, now, new PersonFacts { Name = "Fatoumata Diarra" }, choice), Cancel)).Refusal);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task<List<(string Field, string? Before, string? After)>> ChangesAsync(TestDatabase database, string record, long id) => database.ReadAsync(async db =>
        (await db.AuditDetails.Where(d => db.AuditEntries.Any(e => e.Id == d.EntryId && e.Record == record && e.RecordId == id)).ToListAsync()).ConvertAll(d => (d.Field, d.Before, d.After)));
}
