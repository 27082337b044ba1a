using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Connectivity.Form;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

/// <summary>The same change to several devices at once.</summary>
public sealed class ChangeDevicesTests
{
    [Fact]
    public async Task The_preview_changes_nothing_and_says_what_the_change_then_does_and_what_is_impossible_stays_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var unwiped = await database.AddReceivedDeviceAsync("LT-0001");
        var ready = await database.AddReadyDeviceAsync("LT-0002");
        var lent = await database.AddReadyDeviceAsync("LT-0003");
        await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        long[] ids = [unwiped, ready, lent, 999, ready];
        var change = new DevicesChange(DeviceStatus.Repair, null, "hinge");

        var preview = (await database.As<ChangeDevices>().PreviewAsync(ids, change, CancellationToken.None)).Value;
        Assert.Equal(2, preview.Changed);
        Assert.Equal([typeof(StatusNotPossible), typeof(NotFound)], preview.Kept.Select(refusal => refusal.GetType()));
        Assert.Equal(DeviceStatus.Ready, await StatusAsync(database, ready));

        var done = (await database.As<ChangeDevices>().RunAsync(ids, change, CancellationToken.None)).Value;
        Assert.Equal((preview.Changed, preview.Kept.Count), (done.Changed, done.Kept.Count));
        Assert.Equal((DeviceStatus.Repair, DeviceStatus.Repair, DeviceStatus.OnLoan), (await StatusAsync(database, unwiped), await StatusAsync(database, ready), await StatusAsync(database, lent)));

        // The wipe gate holds through this door as through all others.
        var gate = (await database.As<ChangeDevices>().RunAsync([unwiped, ready], new DevicesChange(DeviceStatus.Ready, null, null), CancellationToken.None)).Value;
        Assert.Equal((1, typeof(DeviceNotWiped)), (gate.Changed, Assert.Single(gate.Kept).GetType()));
    }

    [Fact]
    public async Task A_reason_is_asked_for_once_and_a_category_is_changed_with_what_hangs_on_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var laptop = await database.AddReadyDeviceAsync("LT-0001");
        var desktop = await database.AddReadyDeviceAsync("LT-0002");
        var change = database.As<ChangeDevices>();

        Assert.IsType<StatusReasonMissing>((await change.RunAsync([laptop, desktop], new DevicesChange(DeviceStatus.Recycled, null, " "), CancellationToken.None)).Refusal);
        Assert.IsType<NothingToChange>((await change.RunAsync([laptop], new DevicesChange(null, null, null), CancellationToken.None)).Refusal);
        Assert.Equal(2, (await change.PreviewAsync([laptop, desktop], new DevicesChange(DeviceStatus.Recycled, null, null), CancellationToken.None)).Value.Changed);

        Assert.Equal(1, (await change.RunAsync([desktop], new DevicesChange(null, DeviceCategory.Desktop, null), CancellationToken.None)).Value.Changed);
        var both = (await change.RunAsync([laptop, desktop], new DevicesChange(DeviceStatus.Repair, DeviceCategory.Desktop, null), CancellationToken.None)).Value;
        Assert.Equal((1, typeof(CategoryAlready)), (both.Changed, Assert.Single(both.Kept).GetType()));
        Assert.Equal(DeviceStatus.Ready, await StatusAsync(database, desktop));

        // A device of which one half is refused keeps the other half, too.
        var half = (await change.RunAsync([desktop], new DevicesChange(DeviceStatus.Returned, DeviceCategory.Tablet, null), CancellationToken.None)).Value;
        Assert.Equal((0, typeof(StatusNotPossible)), (half.Changed, Assert.Single(half.Kept).GetType()));
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Category == DeviceCategory.Desktop)));
    }

    [Fact]
    public async Task A_card_that_is_written_down_is_not_forgotten_by_another_category()
    {
        await using var database = await TestDatabase.CreateAsync();
        var hotspot = await database.ArrangeAsync(async db =>
        {
            var device = Device.Receive("HS-0001", new DeviceFacts { Category = DeviceCategory.Hotspot, HasStorage = false, SimNumber = "8933012345" }, database.CentreId, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
            db.Devices.Add(device);
            await db.SaveChangesAsync();
            return device.Id;
        });

        var done = (await database.As<ChangeDevices>().RunAsync([hotspot], new DevicesChange(null, DeviceCategory.Laptop, null), CancellationToken.None)).Value;

        Assert.IsType<SimWouldBeLost>(Assert.Single(done.Kept));
        Assert.Equal("8933012345", await database.ReadAsync(db => db.Devices.Select(d => d.SimNumber).SingleAsync()));
    }

    [Fact]
    public async Task The_preview_says_which_device_keeps_its_category_for_the_card_in_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (with, without) = (await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot), await database.AddReadyDeviceAsync("HS-0002", DeviceCategory.Hotspot));
        Assert.False((await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Iccid = "8933010001" }, database.CentreId, with), CancellationToken.None)).IsRefused);
        var change = new DevicesChange(null, DeviceCategory.Laptop, null);

        var preview = (await database.As<ChangeDevices>().PreviewAsync([with, without], change, CancellationToken.None)).Value;
        var done = (await database.As<ChangeDevices>().RunAsync([with, without], change, CancellationToken.None)).Value;

        Assert.Equal((1, new SimWouldBeLost("HS-0001")), (done.Changed, Assert.Single(done.Kept)));
        Assert.Equal((1, new SimWouldBeLost("HS-0001")), (preview.Changed, Assert.Single(preview.Kept)));
    }

    [Fact]
    public async Task A_trainer_changes_nothing_and_who_works_at_one_centre_only_what_stands_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var device = await database.AddReceivedDeviceAsync("LT-0001");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        var stranger = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var change = new DevicesChange(DeviceStatus.Repair, null, null);

        Assert.IsType<NotAllowed>((await database.As<ChangeDevices>(trainer).PreviewAsync([device], change, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeDevices>(trainer).RunAsync([device], change, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<FindChosen>(trainer).ScanAsync("LT-0001", CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>(Assert.Single((await database.As<ChangeDevices>(stranger).PreviewAsync([device], change, CancellationToken.None)).Value.Kept));
        Assert.IsType<NotFound>(Assert.Single((await database.As<ChangeDevices>(stranger).RunAsync([device], change, CancellationToken.None)).Value.Kept));
        Assert.IsType<DeviceAtAnotherCentre>((await database.As<FindChosen>(stranger).ScanAsync("LT-0001", CancellationToken.None)).Refusal);
        Assert.Empty(await database.As<FindChosen>(stranger).ListAsync([device], CancellationToken.None));
        Assert.Equal(DeviceStatus.Received, await StatusAsync(database, device));
    }

    [Fact]
    public async Task A_scan_means_one_device_or_says_why_it_means_none()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0025", serial: "SN-1");
        await database.AddReadyDeviceAsync("LT-0026", serial: "SN-2");
        await database.ArrangeAsync(async db =>
        {
            // As they may be after an import of a register that did not look.
            await db.Devices.Where(d => d.Tag == "LT-0026").ExecuteUpdateAsync(d => d.SetProperty(x => x.Serial, "SN-1"));
            return true;
        });
        var find = database.As<FindChosen>();

        Assert.Equal(device, (await find.ScanAsync("lt-0025", CancellationToken.None)).Value);
        Assert.Equal("LT-0025, LT-0026", Assert.IsType<CodeOfSeveral>((await find.ScanAsync("SN-1", CancellationToken.None)).Refusal).Tags);
        Assert.Equal("LT-0025", Assert.IsType<DeviceMisread>((await find.ScanAsync("LT)ààé(", CancellationToken.None)).Refusal).Tag);
        Assert.IsType<DeviceUnknown>((await find.ScanAsync("LT-9999", CancellationToken.None)).Refusal);
    }

    private static Task<DeviceStatus> StatusAsync(TestDatabase database, long device) => database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Status).SingleAsync());
}
