using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Incidents;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.StockTakes.Close;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.Photos;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Inclusion.Tests.Features.Incidents;

public sealed class IncidentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_is_listed_with_the_device_and_the_loan_and_a_person_decides()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var other = await database.AddReadyDeviceAsync("LT-0002");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));

        var empty = (await NoteAsync(database, device, loan, " ")).Refusal;
        Assert.Equal(new FieldRequired("WhatHappened"), empty);
        using (Language.English.Speak())
        {
            Assert.Contains("What happened", RefusalSentences.Of(empty!), StringComparison.Ordinal);
        }

        using (Language.French.Speak())
        {
            Assert.Contains("Ce qui s’est passé", RefusalSentences.Of(empty!), StringComparison.Ordinal);
        }

        Assert.IsType<DeviceNotInLoan>((await NoteAsync(database, other, loan, "Broken")).Refusal);
        Assert.IsType<IncidentInFuture>((await NoteAsync(database, device, loan, "Broken", 1)).Refusal);
        Assert.Null((await NoteAsync(database, device, loan, "The hinge is broken")).Refusal);
        var noted = Assert.Single(await database.As<ListIncidents>().OfDeviceAsync(device, Cancel));
        Assert.Equal(noted.Id, Assert.Single(await database.As<ListIncidents>().OfLoanAsync(loan, Cancel)).Id);
        Assert.Equal(IncidentConsequence.None, noted.Consequence);

        Assert.IsType<ConsequenceNotTrue>((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.LoanMarkedLost, null), Cancel)).Refusal);
        Assert.IsType<ConsequenceNotTrue>((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.DeviceRecycled, null), Cancel)).Refusal);
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.Forgiven, "It was old"), Cancel)).Refusal);
        Assert.False((await database.As<MarkLoanLost>().RunAsync(new MarkLostCommand(loan, false, "Never came back"), Cancel)).IsRefused);
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(noted.Id, IncidentConsequence.LoanMarkedLost, null), Cancel)).Refusal);
    }

    [Fact]
    public async Task Those_without_a_decision_stand_first_of_the_devices_and_loans_of_a_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var south = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var elsewhere = await database.AddReadyDeviceAsync("LT-0002", centreId: sud);
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));
        foreach (var (what, days) in new[] { ("Scratch", -2), ("Hinge", -9), ("Charger", -3) })
        {
            Assert.Null((await NoteAsync(database, device, loan, what, days)).Refusal);
        }

        Assert.Null((await NoteAsync(database, elsewhere, null, "Screen", -1)).Refusal);
        var scratch = (await database.As<ListIncidents>().OfDeviceAsync(device, Cancel)).Single(i => i.What == "Scratch").Id;
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(scratch, IncidentConsequence.Forgiven, null), Cancel)).Refusal);

        Assert.Equal(("Hinge Charger Screen Scratch", 3, null), await ReadAsync(null, null));
        Assert.Equal(("Hinge Charger Scratch", 2, await database.ReadAsync(db => db.Centres.Where(c => c.Id == database.CentreId).Select(c => c.Name).SingleAsync())), await ReadAsync(database.CentreId, null));
        Assert.Equal(("Screen", 1, null), await ReadAsync(database.CentreId, south));
        Assert.Equal(2, (await database.As<FindToday>().RunAsync(database.CentreId, Cancel)).Incidents.Value);
        await Assert.ThrowsAsync<NotAllowedException>(async () => await ReadAsync(null, await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org")));

        async Task<(string Incidents, int Open, string? OnlyAt)> ReadAsync(long? centre, Actor? actor)
        {
            var listed = await database.As<ListIncidentsOf>(actor ?? database.Administrator).RunAsync(centre, Cancel);
            return (string.Join(' ', listed.Rows.Select(row => row.Incident.What)), listed.Open, listed.OnlyAt);
        }
    }

    [Fact]
    public async Task Nobody_of_another_centre_notes_decides_or_reads()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await NoteAsync(database, device, null, "The hinge is broken");
        var id = await database.ReadAsync(db => db.Incidents.Select(i => i.Id).SingleAsync());
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.Empty(await database.As<ListIncidents>(stranger).OfDeviceAsync(device, Cancel));
        Assert.IsType<NotFound>((await database.As<DecideIncident>(stranger).RunAsync(new DecideIncidentCommand(id, IncidentConsequence.Forgiven, null), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<NoteIncident>(stranger).RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Theft, "Taken", database.Today), Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<NoteIncident>(trainer).RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Theft, "Taken", database.Today), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_damage_at_the_centre_is_told_at_the_next_check_out_until_it_is_repaired()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await NoteAsync(database, device, null, "The hinge is broken")).Refusal);
        Assert.Null((await NoteAsync(database, device, null, "The hinge is broken")).Refusal);
        Assert.Null((await database.As<NoteIncident>().RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Theft, "Taken and brought back", database.Today), Cancel)).Refusal);
        Assert.Equal(["The hinge is broken"], await ToldAsync(database));

        var first = await database.ReadAsync(db => db.Incidents.OrderBy(i => i.Id).Select(i => i.Id).FirstAsync());
        var fault = Assert.Single(await database.As<ListIncidents>().ToMendAsync(first, Cancel));
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.Empty(await database.As<ListIncidents>(stranger).ToMendAsync(first, Cancel));
        Assert.IsType<NothingToMend>((await DecideAsync(database, first, IncidentConsequence.Repaired, [fault.Id + 1])).Refusal);
        Assert.Equal(IncidentConsequence.None, await database.ReadAsync(db => db.Incidents.Where(i => i.Id == first).Select(i => i.Consequence).SingleAsync()));
        Assert.Null((await DecideAsync(database, first, IncidentConsequence.Forgiven)).Refusal);
        Assert.Equal(["The hinge is broken"], await ToldAsync(database));
        Assert.Null((await DecideAsync(database, first, IncidentConsequence.Repaired, [fault.Id])).Refusal);
        Assert.Empty(await ToldAsync(database));
    }

    [Fact]
    public async Task A_damage_during_a_loan_is_proposed_at_its_return_and_on_the_next_agreement()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await NoteAsync(database, device, loan, "The hinge is broken")).Refusal);
        Assert.Null((await NoteAsync(database, device, loan, "Two keys are missing")).Refusal);
        Assert.Null((await NoteAsync(database, device, loan, "The lid was loose")).Refusal);
        Assert.Null((await NoteAsync(database, device, null, "The camera does not work")).Refusal);
        Assert.Null((await DecideAsync(database, await database.ReadAsync(db => db.Incidents.Where(i => i.What == "The lid was loose").Select(i => i.Id).SingleAsync()), IncidentConsequence.Repaired)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.DeviceFaults.CountAsync()));

        await BackAsync();
        Assert.Null((await database.As<UndoReturn>().RunAsync(loan, device, Cancel)).Refusal);
        Assert.Equal(["The camera does not work"], await database.ReadAsync(db => db.DeviceFaults.Select(f => f.Damage).ToListAsync()));
        await BackAsync();

        // What staff see of it decides, and what happened on no loan stays as it was noted.
        Assert.Null((await database.As<NoteReturnCondition>().RunAsync(new NoteReturnConditionCommand(loan, device, [], "The hinge is broken", null), Cancel)).Refusal);
        Assert.Equal(["The camera does not work", "The hinge is broken"], (await ToldAsync(database)).Order());

        async Task BackAsync()
        {
            Assert.Null((await database.As<ReturnDevice>().RunAsync("LT-0001", Cancel)).Refusal);
            Assert.Equal("The hinge is broken\nTwo keys are missing", await database.ReadAsync(db => db.LoanDevices.Select(l => l.DamageNote).SingleAsync()));
            var number = await NumberAsync(database, loan);
            Assert.Equal(
                [("The camera does not work", null), ("The hinge is broken\nTwo keys are missing", number)],
                await database.ReadAsync(async db => (await db.DeviceFaults.OrderBy(f => f.Damage).ToListAsync()).Select(f => (f.Damage, f.LoanNumber))));
        }
    }

    [Fact]
    public async Task A_damage_noted_while_a_device_was_away_goes_with_it_however_it_comes_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await NoteAsync(database, device, null, "Mended before")).Refusal);
        Assert.Null((await MendAsync(database, device)).Refusal);
        database.Clock.Advance(TimeSpan.FromHours(1));

        // A loan that is undone.
        var undone = (await database.As<CheckOutDevices>().RunAsync(
            new CheckOutCommand(Guid.NewGuid(), await database.AddPersonAsync(), database.CentreId, [LentDevice.Whole(device)], database.Today.AddDays(7)), Cancel)).Value.LoanId;
        Assert.Null((await NoteAsync(database, device, undone, "The hinge is broken")).Refusal);
        Assert.Null((await database.As<UndoLoan>().RunAsync(undone, null, Cancel)).Refusal);
        Assert.Equal(["The hinge is broken"], await ToldAsync(database));

        // A loan that was given up, and the device is found again.
        database.Clock.Advance(TimeSpan.FromHours(1));
        var lost = await database.LendAsync(await database.AddPersonAsync("Luc Petit"), device, database.Today.AddDays(7));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await NoteAsync(database, device, lost, "Two keys are missing")).Refusal);
        Assert.False((await database.As<MarkLoanLost>().RunAsync(new MarkLostCommand(lost, false, "Never came back"), Cancel)).IsRefused);
        Assert.Null((await NoteAsync(database, device, null, "Seen with a cracked screen")).Refusal);
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Returned), Cancel)).Refusal);
        Assert.Equal(
            ["Seen with a cracked screen", "The hinge is broken", "Two keys are missing"],
            await database.ReadAsync(db => db.DeviceFaults.Where(f => f.MendedAt == null).Select(f => f.Damage).OrderBy(d => d).ToListAsync()));

        // Several at once.
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Stolen, "Taken"), Cancel)).Refusal);
        Assert.Null((await NoteAsync(database, device, null, "The lid is bent")).Refusal);
        Assert.Equal(1, (await database.As<ChangeDevices>().RunAsync([device], new DevicesChange(DeviceStatus.Returned, null, null), Cancel)).Value.Changed);
        Assert.True(await database.ReadAsync(db => db.DeviceFaults.AnyAsync(f => f.Damage == "The lid is bent" && f.MendedAt == null)));

        // A stock-take.
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Lost, "Not there"), Cancel)).Refusal);
        Assert.Null((await NoteAsync(database, device, null, "The battery is flat")).Refusal);
        await database.AddReadyDeviceAsync("LT-0002");
        var stockTake = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId), Cancel)).Value;
        Assert.False((await database.As<ScanIntoStockTake>().RunAsync(stockTake, "LT-0001", Cancel)).IsRefused);
        Assert.Null((await database.As<CloseStockTake>().RunAsync(stockTake, [new TickedCorrection(device, StockTakeCorrection.TakeIn)], Cancel)).Refusal);
        Assert.True(await database.ReadAsync(db => db.DeviceFaults.AnyAsync(f => f.Damage == "The battery is flat" && f.MendedAt == null)));
    }

    [Fact]
    public async Task What_was_said_of_an_erased_borrower_leaves_no_empty_damage_and_no_name_in_the_history()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, person) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddPersonAsync("Awa Sow"));
        var loan = await database.LendAsync(person, device, database.Today.AddDays(7));
        await database.ReturnAsync(loan, damage: "Awa Sow broke the hinge");
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await MendAsync(database, device)).Refusal);
        Assert.Null((await database.As<UndoMend>().RunAsync(device, Cancel)).Refusal);
        await database.ArrangeAsync(db => db.Devices.ExecuteUpdateAsync(
            d => d.SetProperty(x => x.Status, DeviceStatus.Ready).SetProperty(x => x.WipeNeededSince, (DateOnly?)null)));
        var next = await database.LendAsync(await database.AddPersonAsync("Luc Petit"), device, database.Today.AddDays(7));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await NoteAsync(database, device, loan, "Awa Sow scratched the lid")).Refusal);

        var version = await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, version), Cancel)).Refusal);
        var told = await database.ReadAsync(db => db.DeviceEvents.Where(e => e.Note != null).Select(e => e.Note!).ToListAsync());
        Assert.DoesNotContain(told, note => note.Contains("Awa", StringComparison.Ordinal));

        Assert.Null((await database.As<ReturnDevice>().RunAsync("LT-0001", Cancel)).Refusal);
        Assert.DoesNotContain("", await database.ReadAsync(db => db.DeviceFaults.Where(f => f.Accessory == null).Select(f => f.Damage).ToListAsync()));
        Assert.True(next > 0);
    }

    [Fact]
    public async Task Pictures_of_an_incident_are_a_few_for_who_may_note_one_and_go_with_the_borrower()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, person) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddPersonAsync("Awa Sow"));
        var loan = await database.LendAsync(person, device, database.Today.AddDays(7));
        Assert.Null((await NoteAsync(database, device, loan, "Awa Sow broke the hinge")).Refusal);
        await database.ReturnAsync(loan);
        Assert.Null((await NoteAsync(database, device, loan, "Awa Sow lost two keys")).Refusal);
        Assert.Null((await NoteAsync(database, device, null, "The lid is scratched")).Refusal);
        var ids = await database.ReadAsync(db => db.Incidents.OrderBy(i => i.Id).Select(i => i.Id).ToListAsync());
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.IsType<NotFound>((await PictureAsync(database, ids[0], stranger)).Refusal);
        for (var i = 0; i < DevicePicture.MostOfMoment; i++)
        {
            Assert.Null((await PictureAsync(database, ids[0])).Refusal);
        }

        Assert.Equal(new TooManyDevicePictures(DevicePicture.MostOfMoment), (await PictureAsync(database, ids[0])).Refusal);
        Assert.Null((await PictureAsync(database, ids[2])).Refusal);
        Assert.IsType<PhotoNotAPicture>((await database.As<ChangeDevicePictures>().AddToIncidentAsync(new(ids[2], "", "<svg/>"u8.ToArray()), Cancel)).Refusal);

        var list = database.As<ListDevicePictures>();
        var shown = await list.OfIncidentAsync(ids[0], Cancel);
        Assert.Equal((3, false, 3), (shown.Pictures.Count, shown.CanAdd, shown.CanRemove.Count));
        Assert.NotNull(await list.FileAsync(shown.Pictures[0].Id, small: true, Cancel));
        Assert.Empty((await database.As<ListDevicePictures>(stranger).OfIncidentAsync(ids[0], Cancel)).Pictures);
        Assert.Null(await database.As<ListDevicePictures>(stranger).FileAsync(shown.Pictures[0].Id, small: true, Cancel));
        Assert.Empty((await list.OfDeviceAsync(device, Cancel)).Pictures);
        Assert.Empty((await list.OfLoanAsync(loan, device, Cancel)).AtReturn);

        Assert.IsType<NotFound>((await database.As<ChangeDevicePictures>(stranger).RemoveAsync(shown.Pictures[0].Id, Cancel)).Refusal);
        Assert.Null((await database.As<ChangeDevicePictures>().RemoveAsync(shown.Pictures[0].Id, Cancel)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new IncidentPictureStands("LT-0001"), (await database.As<ChangeDevicePictures>().RemoveAsync(shown.Pictures[1].Id, Cancel)).Refusal);

        var version = await database.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, version), Cancel)).Refusal);
        Assert.Equal(ids[2], (await database.ReadAsync(db => db.DevicePictures.SingleAsync())).IncidentId);
        Assert.Equal(1, await database.ReadAsync(db => db.DevicePictureFiles.CountAsync()));
        Assert.DoesNotContain(await database.ReadAsync(db => db.DeviceFaults.Select(f => f.Damage!).ToListAsync()), damage => damage.Contains("Awa", StringComparison.Ordinal));
        Assert.DoesNotContain(await database.ReadAsync(db => db.DeviceEvents.Where(e => e.Note != null).Select(e => e.Note!).ToListAsync()), note => note.Contains("Awa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_out_is_given_to_its_borrower_without_a_wipe_and_the_paper_speaks_their_language()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (device, other) = (await database.AddReadyDeviceAsync("LT-0001", serial: "SN-77"), await database.AddReadyDeviceAsync("LT-0002"));
        var loan = await database.LendAsync(await database.AddPersonAsync(language: "en"), device, database.Today.AddDays(7));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");

        Assert.IsType<NotAllowed>((await database.As<GiveDevices>(desk).RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
        Assert.Equal(new StatusReasonMissing(DeviceStatus.Given), (await database.As<GiveDevices>().RunAsync(loan, " ", Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<WriteGivenPaper>(desk).RunAsync(loan, Cancel)).Refusal);
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
        Assert.IsType<LoanNotOpen>((await database.As<GiveDevices>().RunAsync(loan, "Again", Cancel)).Refusal);

        var shown = (await database.As<FindLoan>(desk).RunAsync(loan, again: false, Cancel))!;
        Assert.Equal((LoanStatus.Closed, database.Today, LoanEventKind.Given), (shown.Status, shown.Lines[0].GivenOn!.Value, shown.History[^1].Kind!.Value));
        Assert.Equal(DeviceStatus.Given, await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Status).SingleAsync()));
        Assert.Equal(DeviceStatus.Ready, await database.ReadAsync(db => db.Devices.Where(d => d.Id == other).Select(d => d.Status).SingleAsync()));
        var paper = (await database.As<WriteGivenPaper>(desk).RunAsync(loan, Cancel)).Value;
        var text = await PopplerTests.TextOf(paper);
        Assert.Contains("This device is yours", text, StringComparison.Ordinal);
        Assert.Contains("SN-77", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_giving_is_undone_on_its_day_by_whom_may_give_and_nothing_else_of_the_loan_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));
        Assert.Equal(new GiveNotUndoable(await NumberAsync(database, loan)), (await database.As<UndoGive>().RunAsync(loan, Cancel)).Refusal);
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);

        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");
        Assert.IsType<NotAllowed>((await database.As<UndoGive>(desk).RunAsync(loan, Cancel)).Refusal);
        Assert.Null((await database.As<UndoGive>().RunAsync(loan, Cancel)).Refusal);
        var shown = (await database.As<FindLoan>().RunAsync(loan, again: false, Cancel))!;
        Assert.Equal((LoanStatus.Open, true, null, LoanEventKind.GiveUndone), (shown.Status, shown.Lines[0].IsOut, shown.Lines[0].GivenOn, shown.History[^1].Kind!.Value));
        Assert.Equal(DeviceStatus.OnLoan, await database.ReadAsync(db => db.Devices.Select(d => d.Status).SingleAsync()));

        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "After all", Cancel)).Refusal);
        var (person, version) = await database.ReadAsync(async db => await db.People.SingleAsync() is var borrower ? (borrower.Id, borrower.Version) : default);
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(person, version), Cancel)).Refusal);
        Assert.IsType<GiveNotUndoable>((await database.As<UndoGive>().RunAsync(loan, Cancel)).Refusal);
        Assert.Equal(LoanStatus.Closed, await database.ReadAsync(db => db.Loans.Select(l => l.Status).SingleAsync()));
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<GiveNotUndoable>((await database.As<UndoGive>().RunAsync(loan, Cancel)).Refusal);
    }

    [Fact]
    public async Task What_is_promised_to_somebody_else_is_not_given_and_the_return_of_a_given_loan_stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        var loan = (await database.As<CheckOutDevices>().RunAsync(
            new CheckOutCommand(Guid.NewGuid(), await database.AddPersonAsync(), database.CentreId, [LentDevice.Whole(first), LentDevice.Whole(second)], database.Today.AddDays(7)), Cancel)).Value.LoanId;
        var booking = (await database.As<BookDevice>().RunAsync(new BookDeviceCommand("LT-0002", await database.AddPersonAsync("Luc Petit"), database.Today.AddDays(20), database.Today.AddDays(22)), Cancel)).Value;
        Assert.IsType<DeviceBookedFor>((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);
        Assert.Null((await database.As<CancelBooking>().RunAsync(booking, null, Cancel)).Refusal);
        Assert.False((await database.As<ReturnDevice>().RunAsync("LT-0001", Cancel)).IsRefused);
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", Cancel)).Refusal);

        // A loan has one end: what came back before stays back.
        Assert.IsType<ReturnNotUndoable>((await database.As<UndoReturn>().RunAsync(loan, first, Cancel)).Refusal);
    }

    /// <summary>The one fault that there is.</summary>
    private static async Task<Outcome> MendAsync(TestDatabase database, long device) =>
        await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [await database.ReadAsync(db => db.DeviceFaults.Select(f => f.Id).SingleAsync())]), Cancel);

    private static Task<string> NumberAsync(TestDatabase database, long loan) => database.ReadAsync(db => db.Loans.Where(l => l.Id == loan).Select(l => l.Number).SingleAsync());

    /// <summary>The damages that a check-out of the device shows.</summary>
    private static async Task<IEnumerable<string?>> ToldAsync(TestDatabase database) =>
        (await database.As<FindDeviceToLend>().RunAsync("LT-0001", database.CentreId, Cancel)).Device!.Faults.Select(f => f.Damage);

    private static Task<Outcome> DecideAsync(TestDatabase database, long incident, IncidentConsequence consequence, IReadOnlyCollection<long>? mended = null) =>
        database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(incident, consequence, null, mended), Cancel);

    private static Task<Outcome> PictureAsync(TestDatabase database, long incident, Actor? by = null) =>
        database.As<ChangeDevicePictures>(by ?? database.Administrator).AddToIncidentAsync(new(incident, "Hinge", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 80, 60)), Cancel);

    private static Task<Outcome> NoteAsync(TestDatabase database, long device, long? loan, string what, int inDays = 0) =>
        database.As<NoteIncident>().RunAsync(new NoteIncidentCommand(device, loan, IncidentKind.Damage, what, database.Today.AddDays(inDays)), Cancel);
}
