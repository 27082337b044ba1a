using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Change;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Shared.Devices;

/// <summary>What came back incomplete or damaged, from the return until it is mended.</summary>
public sealed class MendDeviceTests
{
    [Fact]
    public async Task What_is_missing_or_damaged_is_said_at_check_out_in_the_list_for_a_workshop_and_on_today_until_it_is_mended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await ReturnedAsync(database, "LT-1", ["charger"], "Cracked screen");
        await database.AddReadyDeviceAsync("LT-2");

        var look = await database.As<FindDeviceToLend>().RunAsync("LT-1", database.CentreId, CancellationToken.None);
        Assert.Equal(["bag"], look.Device!.Accessories);
        Assert.Equal(["charger", "Cracked screen"], look.Device.Faults.Select(f => f.Accessory ?? f.Damage));
        Assert.Contains("charger", (await database.As<FindNeededDevice>().RunAsync("LT-1", database.CentreId, CancellationToken.None)).Value.Faults, StringComparison.Ordinal);
        Assert.Equal(("LT-1", "charger, Cracked screen"), await ListAsync(database));
        Assert.Equal(1, (await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None)).ToMend.Value);

        var faults = (await DetailsAsync(database, device)).Faults;
        Assert.False((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [faults[0].Id]), CancellationToken.None)).IsRefused);
        Assert.Equal(("LT-1", "Cracked screen"), await ListAsync(database));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [faults[1].Id]), CancellationToken.None)).IsRefused);

        Assert.Equal(0, (await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None)).ToMend.Value);
        Assert.Empty((await database.As<ListDevices>().RunAsync(new DeviceFilter(ToMend: true), ListPlace.From(null, null, null), CancellationToken.None)).Rows);
        var mended = await DetailsAsync(database, device);
        Assert.Empty(mended.Faults);
        Assert.Equal([DeviceEventKind.Mended, DeviceEventKind.Mended], mended.Timeline.Take(2).Select(e => e.Kind));

        Assert.False((await database.As<UndoMend>().RunAsync(device, CancellationToken.None)).IsRefused);
        Assert.Equal(["Cracked screen"], (await DetailsAsync(database, device)).Faults.Select(f => f.Damage!));
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<MendNotUndoable>((await database.As<UndoMend>().RunAsync(device, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_mend_stays_once_the_device_was_lent_with_it_that_day_though_it_is_back_but_not_for_a_loan_that_was_undone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await ReturnedAsync(database, "LT-1", ["charger"], null);
        var fault = Assert.Single((await DetailsAsync(database, device)).Faults).Id;
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [fault]), CancellationToken.None)).IsRefused);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var undone = (await LendAsync(database, await database.AddPersonAsync("Omar"), [device])).Value.LoanId;
        Assert.Empty((await DetailsAsync(database, device)).MendedToday);
        Assert.False((await database.As<UndoLoan>().RunAsync(undone, null, CancellationToken.None)).IsRefused);
        Assert.Equal(["charger"], (await DetailsAsync(database, device)).MendedToday);

        Assert.False((await LendAsync(database, await database.AddPersonAsync("Inès"), [device])).IsRefused);
        Assert.False((await database.As<ReturnDevice>().RunAsync("LT-1", CancellationToken.None)).IsRefused);
        Assert.Empty((await DetailsAsync(database, device)).MendedToday);
        Assert.IsType<MendNotUndoable>((await database.As<UndoMend>().RunAsync(device, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_missing_charger_is_not_written_down_as_lent_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await ReturnedAsync(database, "LT-1", ["charger"], "Cracked screen");

        Assert.False((await LendAsync(database, await database.AddPersonAsync("Omar"), [device])).IsRefused);

        var line = await database.ReadAsync(db => db.LoanDevices.OrderBy(l => l.Id).LastAsync());
        Assert.Equal(["bag"], line.Accessories);
        Assert.Equal(["charger"], line.MissingAtCheckOut);
        Assert.Equal("Cracked screen", line.DamageAtCheckOut);
    }

    [Fact]
    public async Task Only_those_who_work_where_it_stands_mend_and_what_is_left_is_short()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await ReturnedAsync(database, "LT-1", ["charger"], null);
        var fault = (await DetailsAsync(database, device)).Faults[0].Id;
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.IsType<NotFound>((await database.As<MendDevice>(elsewhere).RunAsync(new MendDeviceCommand(device, [fault]), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<MendDevice>(trainer).RunAsync(new MendDeviceCommand(device, [fault]), CancellationToken.None)).Refusal);
        Assert.IsType<FieldTooLong>((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, [fault], new string('x', 1001)), CancellationToken.None)).Refusal);
        Assert.IsType<NothingToMend>((await database.As<MendDevice>().RunAsync(new MendDeviceCommand(device, []), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<UndoMend>(elsewhere).RunAsync(device, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<UndoMend>(trainer).RunAsync(device, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_kit_that_is_corrected_has_nothing_missing_that_does_not_belong_to_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await ReturnedAsync(database, "LT-1", ["charger"], null);
        var details = await DetailsAsync(database, device);

        Assert.False((await database.As<ChangeDevice>().RunAsync(new ChangeDeviceCommand(device, details.Version, details.Tag, details.Facts with { Accessories = ["bag"] }, null), CancellationToken.None)).IsRefused);

        Assert.Null((await database.ReadAsync(db => db.Devices.SingleAsync())).MendNeededSince);
    }

    /// <summary>A device that was lent, came back like this, and is ready again.</summary>
    private static async Task<long> ReturnedAsync(TestDatabase database, string tag, IReadOnlyList<string> missing, string? damage)
    {
        var device = await database.AddReadyDeviceAsync(tag);
        await database.ReturnAsync(await database.LendAsync(await database.AddPersonAsync(), device, database.Today), missing, damage);
        await database.ArrangeAsync(async db =>
        {
            var found = await db.Devices.Include(d => d.Faults).SingleAsync(d => d.Id == device);
            var wipe = WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Ten sectors read", wipedBy: "Marc", verifiedBy: "Amélie", database.Today, database.Clock.GetUtcNow()).Value;
            Assert.False(found.RecordWipe(wipe, makeReady: true, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
            await db.SaveChangesAsync();
            return true;
        });
        return device;
    }

    private static async Task<DeviceDetails> DetailsAsync(TestDatabase database, long device) =>
        (await database.As<FindDevice>().RunAsync(device, again: false, CancellationToken.None))!;

    private static async Task<(string Tag, string Faults)> ListAsync(TestDatabase database)
    {
        var row = Assert.Single((await database.As<ListDevices>().RunAsync(new DeviceFilter(ToMend: true), ListPlace.From(null, null, null), CancellationToken.None)).Rows);
        return (row.Tag, row.Faults);
    }
}
