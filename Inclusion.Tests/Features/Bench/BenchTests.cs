using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Bench.Parts;
using Inclusion.Web.Features.Bench.Work;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Settings.Checklists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Bench;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Bench;

public sealed class BenchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_takes_the_status_along_and_a_status_takes_the_card_along()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");

        Assert.False((await MoveAsync(database, id, BenchStage.Received, BenchStage.Install)).IsRefused);
        Assert.Equal((DeviceStatus.Refurbishing, (BenchStage?)BenchStage.Install), await StandingAsync(database, id));
        Assert.False((await MoveAsync(database, id, BenchStage.Install, BenchStage.Repair)).IsRefused);
        Assert.Equal((DeviceStatus.Repair, (BenchStage?)BenchStage.Repair), await StandingAsync(database, id));
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(id, DeviceStatus.Lost, "gone"), Cancel);
        Assert.Equal((DeviceStatus.Lost, null), await StandingAsync(database, id));
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(id, DeviceStatus.Returned), Cancel);
        Assert.Equal((DeviceStatus.Returned, (BenchStage?)BenchStage.Received), await StandingAsync(database, id));

        var events = await database.ReadAsync(db => db.DeviceEvents.Where(e => e.DeviceId == id && e.Stage != null).OrderBy(e => e.Id).Select(e => e.Stage).ToListAsync());
        Assert.Equal([BenchStage.Install, BenchStage.Repair], events);
    }

    [Fact]
    public async Task Nothing_is_ready_before_its_wipe_and_the_card_stays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        await MoveAsync(database, id, BenchStage.Received, BenchStage.Check);

        Assert.IsType<DeviceNotWiped>((await MoveAsync(database, id, BenchStage.Check, BenchStage.Ready)).Refusal);
        Assert.IsType<StatusNotPossible>((await MoveAsync(database, id, BenchStage.Check, BenchStage.Received)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await MoveAsync(database, id, BenchStage.Wipe, BenchStage.Install)).Refusal);

        Assert.Equal((DeviceStatus.Refurbishing, (BenchStage?)BenchStage.Check), await StandingAsync(database, id));
    }

    [Fact]
    public async Task The_stage_never_says_another_status_than_the_status()
    {
        await using var database = await TestDatabase.CreateAsync();
        var lent = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Equal((DeviceStatus.Ready, (BenchStage?)BenchStage.Ready), await StandingAsync(database, lent));
        await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        Assert.Equal((DeviceStatus.OnLoan, null), await StandingAsync(database, lent));
        Assert.IsType<NotOnBench>((await MoveAsync(database, lent, BenchStage.Ready, BenchStage.Check)).Refusal);

        foreach (var status in Enum.GetValues<DeviceStatus>())
        {
            foreach (var wanted in Enum.GetValues<BenchStage>().Cast<BenchStage?>().Append(null))
            {
                var stage = BenchStages.Of(status, wanted);
                Assert.True(stage is null || status is DeviceStatus.Returned || BenchStages.StatusOf(stage.Value) == status, $"{status} {stage}");
            }
        }
    }

    [Fact]
    public async Task A_lot_moves_together_and_says_what_was_refused_of_which()
    {
        await using var database = await TestDatabase.CreateAsync();
        var donation = await GiveAsync(database, await database.AddReadyDeviceAsync("LT-0001"), await database.AddReceivedDeviceAsync("LT-0002"), await database.AddReceivedDeviceAsync("LT-0003"));
        var sud = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");

        Assert.Equal([donation], (await database.As<ListBenchDonations>().RunAsync(null, Cancel)).Select(d => d.Id));
        Assert.Equal("R", (await database.As<ListBenchDonations>().RunAsync(donation, Cancel)).Single().Reference);
        Assert.IsType<LotEmpty>((await database.As<MoveLot>(sud).RunAsync(new MoveLotCommand(donation, null, BenchStage.Check), Cancel)).Refusal);
        var checkedOnes = (await database.As<MoveLot>().RunAsync(new MoveLotCommand(donation, null, BenchStage.Check), Cancel)).Value;
        Assert.Equal((3, 0), (checkedOnes.Moved, checkedOnes.Refused.Count));
        var ready = (await database.As<MoveLot>().RunAsync(new MoveLotCommand(donation, BenchStage.Check, BenchStage.Ready), Cancel)).Value;

        Assert.Equal((1, "LT-0002 LT-0003"), (ready.Moved, string.Join(' ', ready.Refused.Select(r => r.Tag))));
        Assert.All(ready.Refused, refused => Assert.IsType<DeviceNotWiped>(refused.Why));
        Assert.IsType<LotEmpty>((await database.As<MoveLot>().RunAsync(new MoveLotCommand(donation, BenchStage.Repair, BenchStage.Ready), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_column_shows_the_longest_there_and_counts_the_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 1; i <= ReadBench.MostShown + 3; i++)
        {
            await database.AddReceivedDeviceAsync($"LT-{i:0000}");
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await database.AddReceivedDeviceAsync("TB-0001", DeviceCategory.Tablet);
        var column = await database.As<ReadBench>().ColumnAsync(BenchStage.Received, new BenchFilter(database.CentreId, DeviceCategory.Laptop), Cancel);

        Assert.Equal((ReadBench.MostShown, ReadBench.MostShown + 3, "LT-0001"), (column.Rows.Count, column.Count, column.Rows[0].Tag));
        Assert.Equal("TB-0001", Assert.Single((await database.As<ReadBench>().RunAsync(new BenchFilter(null, DeviceCategory.Tablet), Cancel)).SelectMany(c => c.Rows)).Tag);
    }

    [Fact]
    public async Task Nobody_works_at_the_bench_of_another_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var sud = await database.AddCentreAsync("Maison Sud");
        var part = await PartAsync(database, "SSD", 1);
        var other = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.IsType<NotFound>((await database.As<MoveOnBench>(other).RunAsync(new MoveOnBenchCommand(id, BenchStage.Received, BenchStage.Check), Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<MoveOnBench>(trainer).RunAsync(new MoveOnBenchCommand(id, BenchStage.Received, BenchStage.Check), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<NoteTime>(other).RunAsync(new NoteTimeCommand(id, 5, "look"), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<UsePart>(other).RunAsync(new UsePartCommand(id, part, 1), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<TakeDeviceApart>(other).RunAsync(new TakeDeviceApartCommand(id, [new(part, "", 1)]), Cancel)).Refusal);
        Assert.Null(await database.As<FindBenchDevice>(other).RunAsync(id, Cancel));
        Assert.Null(await database.As<ReadParts>(other).FindAsync(part, Cancel));
        Assert.All(await database.As<ReadBench>(other).RunAsync(new BenchFilter(database.CentreId), Cancel), column => Assert.Empty(column.Rows));
    }

    [Fact]
    public async Task A_step_is_ticked_once_in_each_round_by_whom_and_when()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReadyDeviceAsync("LT-0001");
        var tick = database.As<TickStep>();
        var key = nameof(BenchCheck.Battery);
        await tick.RunAsync(new TickStepCommand(id, key, true), Cancel);
        await tick.RunAsync(new TickStepCommand(id, key, true), Cancel);

        var step = (await database.As<FindBenchDevice>().RunAsync(id, Cancel))!.Steps.Single(s => s.Key == key);
        Assert.Equal((database.Clock.GetUtcNow(), database.Administrator.Name), (step.At!.Value, step.By));
        Assert.Equal([DeviceEventKind.StepTicked], await KindsAsync(database, id));
        Assert.IsType<NotFound>((await tick.RunAsync(new TickStepCommand(id, "no such", true), Cancel)).Refusal);

        // Back from a loan it is looked at anew.
        var loan = await database.LendAsync(await database.AddPersonAsync(), id, database.Today.AddDays(3));
        Assert.IsType<NotOnBench>((await tick.RunAsync(new TickStepCommand(id, nameof(BenchCheck.Screen), true), Cancel)).Refusal);
        Assert.True(loan > 0);
        await database.ArrangeAsync(async db =>
        {
            var found = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == loan);
            var device = await db.Devices.Include(d => d.Faults).SingleAsync(d => d.Id == id);
            database.Clock.Advance(TimeSpan.FromDays(1));
            return found.Return(device, [], null, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused;
        });
        Assert.All((await database.As<FindBenchDevice>().RunAsync(id, Cancel))!.Steps, s => Assert.Null(s.At));
        Assert.False((await tick.RunAsync(new TickStepCommand(id, key, true), Cancel)).IsRefused);
        Assert.False((await tick.RunAsync(new TickStepCommand(id, key, false), Cancel)).IsRefused);
        Assert.Equal(1, await database.ReadAsync(db => db.BenchTicks.CountAsync()));
    }

    [Fact]
    public async Task An_edited_checklist_keeps_what_was_ticked_and_can_be_given_up()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        await database.As<TickStep>().RunAsync(new TickStepCommand(id, nameof(BenchCheck.StartsUp), true), Cancel);
        var list = await database.As<FindChecklist>().RunAsync(DeviceCategory.Laptop, Cancel);
        Assert.False(list.IsOwn);
        using var french = Language.French.Speak();

        var save = database.As<SaveChecklist>();
        ChecklistWords[] steps = [new(nameof(BenchCheck.StartsUp), "S’allume du premier coup", ""), new("", "", "Sticker on the lid")];
        Assert.False((await save.RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, list.Stamp, steps), Cancel)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await save.RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, list.Stamp, []), Cancel)).Refusal);
        var shown = (await database.As<FindBenchDevice>().RunAsync(id, Cancel))!.Steps;
        Assert.Equal([("S’allume du premier coup", true), ("Sticker on the lid", false)], shown.Select(s => (s.Text, s.At is not null)));

        var own = await database.As<FindChecklist>().RunAsync(DeviceCategory.Laptop, Cancel);
        Assert.IsType<FieldRequired>((await save.RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, own.Stamp, [new("", " ", "")]), Cancel)).Refusal);
        Assert.IsType<ChecklistTooLong>((await save.RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, own.Stamp, [.. Enumerable.Repeat(new ChecklistWords("", "x", "x"), ChecklistItem.Most + 1)]), Cancel)).Refusal);
        Assert.False((await save.RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, own.Stamp, []), Cancel)).IsRefused);
        Assert.False((await database.As<FindChecklist>().RunAsync(DeviceCategory.Laptop, Cancel)).IsOwn);
        var desk = await database.AddStaffAsync(StaffRole.Desk, null, "desk@example.org");
        Assert.IsType<NotAllowed>((await database.As<SaveChecklist>(desk).RunAsync(new SaveChecklistCommand(DeviceCategory.Laptop, "", []), Cancel)).Refusal);
    }

    [Fact]
    public async Task Time_is_written_down_with_what_for_and_adds_up()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var note = database.As<NoteTime>();
        await note.RunAsync(new NoteTimeCommand(id, 25, "keyboard"), Cancel);
        await note.RunAsync(new NoteTimeCommand(id, 20, "system"), Cancel);

        Assert.IsType<MinutesNotPossible>((await note.RunAsync(new NoteTimeCommand(id, 0, "x"), Cancel)).Refusal);
        Assert.IsType<MinutesNotPossible>((await note.RunAsync(new NoteTimeCommand(id, BenchWork.Longest + 1, "x"), Cancel)).Refusal);
        Assert.IsType<FieldRequired>((await note.RunAsync(new NoteTimeCommand(id, 5, " "), Cancel)).Refusal);
        var device = (await database.As<FindBenchDevice>().RunAsync(id, Cancel))!;
        Assert.Equal((45, "system"), (device.Minutes, device.Times[0].What));
        Assert.Equal("25 min · keyboard", await database.ReadAsync(db => db.DeviceEvents.Where(e => e.Kind == DeviceEventKind.TimeSpent).OrderBy(e => e.Id).Select(e => e.Note).FirstAsync()));
    }

    [Fact]
    public async Task A_part_lowers_its_stock_and_never_below_zero()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var part = await PartAsync(database, "SSD 256 GB", 2, minimum: 1);
        var use = database.As<UsePart>();

        Assert.False((await use.RunAsync(new UsePartCommand(id, part, 2), Cancel)).IsRefused);
        var refused = Assert.IsType<PartsNotEnough>((await use.RunAsync(new UsePartCommand(id, part, 1), Cancel)).Refusal);
        Assert.Equal(("SSD 256 GB", 0), (refused.PartName, refused.InStock));
        Assert.IsType<PartCountNotPossible>((await use.RunAsync(new UsePartCommand(id, part, 0), Cancel)).Refusal);
        Assert.True((await database.As<ReadParts>().RunAsync(Cancel)).Single().IsShort);
        var move = (await database.As<ReadParts>().FindAsync(part, Cancel))!.Movements[0];
        Assert.Equal((PartMovementKind.Used, -2, 0, "LT-0001"), (move.Kind, move.Change, move.InStock, move.Tag));
        Assert.Equal("2 × SSD 256 GB", await database.ReadAsync(db => db.DeviceEvents.Where(e => e.Kind == DeviceEventKind.PartUsed).Select(e => e.Note).SingleAsync()));
        Assert.IsType<PartNameTaken>((await database.As<SavePart>().RunAsync(new SavePartCommand(null, 0, database.CentreId, new PartFacts("ssd 256 gb"), 1), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_device_taken_apart_is_recycled_and_its_parts_are_in_the_stock()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var memory = await PartAsync(database, "Memory 8 GB", 1);
        var apart = database.As<TakeDeviceApart>();

        Assert.IsType<PartsMissing>((await apart.RunAsync(new TakeDeviceApartCommand(id, []), Cancel)).Refusal);

        // A drive of a device that was not wiped is no part: nothing of it is done.
        Assert.IsType<DeviceNotWiped>((await apart.RunAsync(new TakeDeviceApartCommand(id, [new(memory, "", 2), new(null, "SSD", 1, StoresData: true)]), Cancel)).Refusal);
        Assert.Equal((DeviceStatus.Received, (BenchStage?)BenchStage.Received), await StandingAsync(database, id));
        Assert.Single(await database.As<ReadParts>().RunAsync(Cancel));

        // Nor is it by the name of a part of which the centre has not said that it stores data.
        Assert.IsType<DeviceNotWiped>((await apart.RunAsync(new TakeDeviceApartCommand(id, [new(null, "memory 8 gb", 1, StoresData: true)]), Cancel)).Refusal);

        using (Language.English.Speak())
        {
            Assert.False((await apart.RunAsync(new TakeDeviceApartCommand(id, [new(memory, "", 2), new(null, "Screen 14", 1)]), Cancel)).IsRefused);
        }

        Assert.Equal((DeviceStatus.Recycled, null), await StandingAsync(database, id));
        Assert.Equal("For parts: 2 × Memory 8 GB, 1 × Screen 14", await database.ReadAsync(db => db.DeviceEvents.Where(e => e.To == DeviceStatus.Recycled).Select(e => e.Note).SingleAsync()));
        Assert.Equal([("Memory 8 GB", 3), ("Screen 14", 1)], (await database.As<ReadParts>().RunAsync(Cancel)).Select(p => (p.Name, p.InStock)));
        Assert.Equal((PartMovementKind.TakenOut, 2, "LT-0001"), (await database.As<ReadParts>().FindAsync(memory, Cancel))!.Movements.Select(m => (m.Kind, m.Change, m.Tag!)).First());
        Assert.IsType<StatusNotPossible>((await apart.RunAsync(new TakeDeviceApartCommand(id, [new(memory, "", 1)]), Cancel)).Refusal);
    }

    private static Task<Outcome> MoveAsync(TestDatabase database, long id, BenchStage from, BenchStage to) => database.As<MoveOnBench>().RunAsync(new MoveOnBenchCommand(id, from, to), Cancel);

    private static Task<(DeviceStatus Status, BenchStage? Stage)> StandingAsync(TestDatabase database, long id) =>
        database.ReadAsync(async db => await db.Devices.SingleAsync(d => d.Id == id) is var device ? (device.Status, device.BenchStage) : default);

    private static async Task<IReadOnlyList<DeviceEventKind>> KindsAsync(TestDatabase database, long id) =>
        await database.ReadAsync(db => db.DeviceEvents.Where(e => e.DeviceId == id && e.Stage != null).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());

    private static async Task<long> PartAsync(TestDatabase database, string name, int inStock, int minimum = 0) =>
        (await database.As<SavePart>().RunAsync(new SavePartCommand(null, 0, database.CentreId, new PartFacts(name, minimum), inStock), Cancel)).Value;

    private static Task<long> GiveAsync(TestDatabase database, params long[] devices) => database.ArrangeAsync(async db =>
    {
        var donation = db.Add(Donation.Of(null, database.Today, "R", "", database.Today).Value).Entity;
        await db.SaveChangesAsync();
        foreach (var device in await db.Devices.Where(d => devices.Contains(d.Id)).ToListAsync())
        {
            device.AssignDonation(donation.Id);
        }

        return donation.Id;
    });
}
