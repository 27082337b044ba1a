using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Change;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Devices.Wipe;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

public sealed class ChangeDeviceTests
{
    [Fact]
    public async Task The_second_of_two_editors_is_told_and_overwrites_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var opened = await ShowAsync(database, id);

        Assert.False((await ChangeAsync(database, id, opened.Version, opened.Facts with { Model = "First" })).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await ChangeAsync(database, id, opened.Version, opened.Facts with { Model = "Second" })).Refusal);

        Assert.Equal("First", (await ShowAsync(database, id)).Facts.Model);
    }

    [Fact]
    public async Task A_device_keeps_its_own_tag_and_serial_number_and_takes_nobody_elses()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-0001", serial: "A1");
        var id = await database.AddReceivedDeviceAsync("LT-0002", serial: "B2");
        var device = await ShowAsync(database, id);
        Assert.Equal(new TagTaken("LT-0001"), (await ChangeAsync(database, id, device.Version, device.Facts, "LT-0001")).Refusal);
        Assert.Equal(new SerialKnown("A1", "LT-0001"), (await ChangeAsync(database, id, device.Version, device.Facts with { Serial = "A1" }, "LT-0002")).Refusal);
        Assert.False((await ChangeAsync(database, id, device.Version, device.Facts with { Model = "X" }, "LT-0002")).IsRefused);
    }

    [Fact]
    public async Task Its_history_says_what_was_changed_from_what_to_what()
    {
        await using var database = await TestDatabase.CreateAsync();
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("en-GB");
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var device = await ShowAsync(database, id);
        Assert.False((await ChangeAsync(database, id, device.Version, device.Facts with { Grade = DeviceGrade.A, Memory = "8 GB" }, "LT-0002")).IsRefused);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        device = await ShowAsync(database, id);
        Assert.False((await ChangeAsync(database, id, device.Version, device.Facts with { Memory = "16 GB" }, "LT-0002")).IsRefused);
        var changes = (await ShowAsync(database, id)).Timeline.Where(e => e.Kind is DeviceEventKind.Changed).Select(e => e.Changes).ToList();
        Assert.Equal<string[]>([["Memory: 8 GB → 16 GB"], ["Grade: nothing → A (like new)", "Memory: nothing → 8 GB", "Tag: LT-0001 → LT-0002"]], changes.ConvertAll(c => c.Order(StringComparer.Ordinal).ToArray()));
    }

    [Fact]
    public async Task Its_provenance_can_be_corrected_and_taken_away()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var device = await ShowAsync(database, id);
        await database.As<ChangeDevice>().RunAsync(new ChangeDeviceCommand(id, device.Version, "LT-0001", device.Facts, new NewDonation(null, "Mairie", database.Today, "R1")), CancellationToken.None);
        device = await ShowAsync(database, id);
        Assert.Equal(("Mairie", "R1"), (device.Donation!.Donor, device.Donation.Reference));
        await database.As<ChangeDevice>().RunAsync(new ChangeDeviceCommand(id, device.Version, "LT-0001", device.Facts, null), CancellationToken.None);
        Assert.Null((await ShowAsync(database, id)).Donation);
    }

    [Fact]
    public async Task What_stands_at_another_centre_is_neither_seen_nor_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var device = await ShowAsync(database, id);
        var south = await database.AddCentreAsync("Maison Sud");
        var desk = await database.AddStaffAsync(StaffRole.Desk, south, "sud@example.org");

        Assert.Null(await database.As<FindDevice>(desk).RunAsync(id, again: false, CancellationToken.None));
        Assert.IsType<NotFound>((await database.As<ChangeDevice>(desk).RunAsync(new ChangeDeviceCommand(id, device.Version, "X", device.Facts, null), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<ChangeDeviceStatus>(desk).RunAsync(new ChangeDeviceStatusCommand(id, DeviceStatus.Repair), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>(Assert.Single((await database.As<SendDevices>(desk).RunAsync([id], south, null, CancellationToken.None)).Value.Stays));
        Assert.IsType<NotFound>((await database.As<RecordWipe>(desk).RunAsync(Wipe(database, id), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Who_works_where_it_stands_sends_it_and_the_way_is_remembered()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var south = await database.AddCentreAsync("Maison Sud");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");

        Assert.Equal(1, (await database.As<SendDevices>(desk).RunAsync([id], south, "They need it", CancellationToken.None)).Value.Sent);

        var device = await ShowAsync(database, id);
        Assert.Equal(("Maison de quartier Nord", "Maison Sud", DeviceEventKind.Sent), (device.Centre, device.UnderWay!.To, device.Timeline[0].Kind));
        Assert.Equal(("Maison de quartier Nord → Maison Sud · They need it", desk.Name), (device.Timeline[0].Note, device.Timeline[0].StaffName));
        Assert.Equal((DeviceNextStep.None, false, 0), (device.NextStep, device.IsHere, device.OtherStatuses.Count));
    }

    [Fact]
    public async Task A_device_without_storage_is_made_ready_without_a_wipe()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        Assert.Equal(DeviceNextStep.MakeReady, (await ShowAsync(database, id)).NextStep);
        Assert.False((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(id, DeviceStatus.Ready), CancellationToken.None)).IsRefused);
        Assert.Equal(DeviceNextStep.Lend, (await ShowAsync(database, id)).NextStep);
    }

    [Fact]
    public async Task One_wipe_is_recorded_for_several_devices_and_takes_them_off_the_work_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AddReceivedDeviceAsync("LT-0001");
        database.Clock.Advance(TimeSpan.FromDays(1));
        var second = await database.AddReceivedDeviceAsync("LT-0000");
        await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        Assert.Equal(["LT-0001", "LT-0000"], (await database.As<ListWipesWaiting>().RunAsync(database.CentreId, CancellationToken.None)).Devices.Select(d => d.Tag));

        var done = await database.As<RecordWipe>().RunAsync(Wipe(database, first, second, first), CancellationToken.None);

        Assert.Equal(2, done.Value.Count);
        Assert.Empty(done.Value.StillWaiting);
        Assert.Empty((await database.As<ListWipesWaiting>().RunAsync(null, CancellationToken.None)).Devices);
        var device = await ShowAsync(database, second);
        Assert.Equal((DeviceStatus.Ready, "nwipe 0.38", "Amélie"), (device.Status, device.Wipes[0].Tool, device.Wipes[0].VerifiedBy));
    }

    [Fact]
    public async Task A_batch_with_one_device_that_cannot_be_wiped_records_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var laptop = await database.AddReceivedDeviceAsync("LT-0001");
        var hotspot = await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        Assert.Equal(new WipeNotNeeded("HS-0001"), (await database.As<RecordWipe>().RunAsync(Wipe(database, laptop, hotspot), CancellationToken.None)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.WipeRecords.CountAsync()));
    }

    [Fact]
    public async Task A_wipe_older_than_the_arrival_is_kept_and_named_as_not_enough()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        var done = await database.As<RecordWipe>().RunAsync(Wipe(database, id) with { Facts = Facts(database) with { WipedOn = database.Today.AddDays(-1) } }, CancellationToken.None);
        Assert.Equal(["LT-0001"], done.Value.StillWaiting);
        Assert.Equal(DeviceNextStep.RecordWipe, (await ShowAsync(database, id)).NextStep);
    }

    [Fact]
    public async Task The_page_tells_the_history_newest_first_with_who_did_what()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddReceivedDeviceAsync("LT-0001");
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(id, DeviceStatus.Repair, "Hinge"), CancellationToken.None);
        var device = await ShowAsync(database, id);
        Assert.Equal([DeviceEventKind.StatusChanged, DeviceEventKind.Added], device.Timeline.Select(e => e.Kind));
        Assert.Equal(("Hinge", database.Administrator.Name), (device.Timeline[0].Note, device.Timeline[0].StaffName));
        Assert.DoesNotContain(DeviceStatus.Ready, device.OtherStatuses);
    }

    private static RecordWipeCommand Wipe(TestDatabase database, params long[] ids) =>
        new(ids, Facts(database), new WipeVerification("Ten places read", "Amélie"));

    private static WipeFacts Facts(TestDatabase database) => new(WipeLevel.Purge, "nwipe 0.38", "Marc", database.Today);

    private static async Task<DeviceDetails> ShowAsync(TestDatabase database, long id) => (await database.As<FindDevice>().RunAsync(id, again: false, CancellationToken.None))!;

    private static Task<Outcome> ChangeAsync(TestDatabase database, long id, long version, DeviceFacts facts, string tag = "LT-0001") =>
        database.As<ChangeDevice>().RunAsync(new ChangeDeviceCommand(id, version, tag, facts, null), CancellationToken.None);
}
